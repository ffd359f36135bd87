/** The namespace of requests for identities and features, XEP-0030 §3. */
export const NS_DISCO_INFO = "http://jabber.org/protocol/disco#info";

/** The namespace of requests for items, XEP-0030 §4. */
export const NS_DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
