/** The namespace of `<delay/>`, XEP-0203. */
export const NS_DELAY = "urn:xmpp:delay";
/** The namespace of the older `<x/>`, XEP-0091: read but never written. */
export const NS_LEGACY_DELAY = "jabber:x:delay";
