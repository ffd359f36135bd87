/** The FORM_TYPEs of XEP-0045 §16.5. */
export const FORM_REGISTER = "http://jabber.org/protocol/muc#register";
export const FORM_REQUEST = "http://jabber.org/protocol/muc#request";
export const FORM_ROOM_CONFIG = "http://jabber.org/protocol/muc#roomconfig";
export const FORM_ROOM_INFO = "http://jabber.org/protocol/muc#roominfo";
