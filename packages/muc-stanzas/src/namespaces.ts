/** XEP-0045 §7.2: the element with which a client says that it speaks MUC. */
export const NS_MUC: "http://jabber.org/protocol/muc" = "http://jabber.org/protocol/muc";
/** XEP-0045 §19.2: what a room says of occupants; invitations and their refusal. */
export const NS_MUC_USER: "http://jabber.org/protocol/muc#user" = "http://jabber.org/protocol/muc#user";
/** XEP-0045 §19.3: lists of roles and affiliations, and their changes. */
export const NS_MUC_ADMIN: "http://jabber.org/protocol/muc#admin" = "http://jabber.org/protocol/muc#admin";
/** XEP-0045 §19.4: creation, configuration and destruction of rooms. */
export const NS_MUC_OWNER: "http://jabber.org/protocol/muc#owner" = "http://jabber.org/protocol/muc#owner";
/** XEP-0249: direct invitations. */
export const NS_DIRECT_INVITE: "jabber:x:conference" = "jabber:x:conference";
/** XEP-0077, as rooms and services use it to register nicknames (XEP-0045 §7.10). */
export const NS_REGISTER: "jabber:iq:register" = "jabber:iq:register";
/** The disco#info node of a room that tells the asker's reserved nickname. XEP-0045 §7.12. */
export const NODE_RESERVED_NICK: "x-roomuser-item" = "x-roomuser-item";
/** The disco#items node of a user that lists the rooms the user is in. XEP-0045 §6.7. */
export const NODE_ROOMS: "http://jabber.org/protocol/muc#rooms" = "http://jabber.org/protocol/muc#rooms";
/** The disco#info node of a room that lists the namespaces it lets through. XEP-0045 §18.1.1. */
export const NODE_TRAFFIC: "http://jabber.org/protocol/muc#traffic" = "http://jabber.org/protocol/muc#traffic";
