import { type Area, condition, content, gone, item, NS_USER, nothing, notice, user } from "../hostile.ts";

/** Names in namespaces where they mean something else, or nothing. */
export const namespaces: Area = {
  name: "wrong namespaces",
  hostile: [
    nothing("our exit in a foreign namespace", (at) => {
      return `<presence xmlns='urn:example:foreign' from='${at.mine}' type='unavailable'/>`;
    }),
    content("codes in a namespace that only begins alike", (at) => {
      const x = `<x xmlns='${NS_USER}s'><item role='none'/><status code='307'/></x>`;
      return `<presence from='${at.romeo}'>${x}${user(item)}</presence>`;
    }),
    nothing("a foreign body", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body xmlns='urn:example:f'>no words</body></message>`;
    }),
    nothing("a body without any namespace", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body xmlns=''>no words either</body></message>`;
    }),
    nothing("a foreign body in front of the true one", (at) => {
      const body = "<body xmlns='urn:example:f'>false</body><body>true</body>";
      return `<message from='${at.romeo}' type='groupchat'>${body}</message>`;
    }),
    nothing("a foreign subject", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><subject xmlns='urn:example:f'>none</subject></message>`;
    }),
    content("what we send to a room coming from one", (at) => {
      const x = "<x xmlns='http://jabber.org/protocol/muc'><password>p</password><history maxstanzas='x'/></x>";
      return `<presence from='${at.romeo}'>${x}</presence>`;
    }),
    nothing("an administration request as a message", (at) => {
      const query = "<query xmlns='http://jabber.org/protocol/muc#admin'><item nick='thirdwitch' role='none'/></query>";
      return `<message from='${at.room}'>${query}</message>`;
    }),
    content("prefixes for everything", (at) => {
      const x = `<m:x xmlns:m='${NS_USER}'><m:item affiliation='none' role='visitor'/><m:status code='100'/></m:x>`;
      return `<c:presence xmlns:c='jabber:client' from='${at.romeo}'>${x}</c:presence>`;
    }),
    content("an item and codes of another namespace inside the true payload", (at) => {
      const inside = "<item xmlns='urn:example:f' role='none'/><status xmlns='urn:example:f' code='110'/>";
      return `<presence from='${at.romeo}'>${user(inside + item)}</presence>`;
    }),
    nothing("a stanza of servers", (at) => {
      return `<presence xmlns='jabber:server' from='${at.mine}' type='unavailable'>${user(gone)}</presence>`;
    }),
    nothing("names in capitals", (at) => {
      return `<Presence from='${at.mine}' type='unavailable'>${user(gone)}</Presence>`;
    }),
    nothing("a type with a prefix", (at) => {
      return `<message from='${at.romeo}' xmlns:a='urn:a' a:type='error'>${`<error>${condition("gone")}</error>`}</message>`;
    }),
    nothing("a sender with a prefix", (at) => {
      return `<presence xmlns:a='urn:a' a:from='${at.mine}' type='unavailable'>${user(gone)}</presence>`;
    }),
    nothing("XHTML that says what a body says", (at) => {
      const html =
        "<html xmlns='http://jabber.org/protocol/xhtml-im'><body xmlns='http://www.w3.org/1999/xhtml'><p>hi</p></body></html>";
      return `<message from='${at.romeo}' type='groupchat'>${html}</message>`;
    }),
    notice("an invitation of another namespace beside a true one", (at) => {
      const invitations = `<x xmlns='jabber:x:conferences' jid='a@b'/><x xmlns='jabber:x:conference' jid='c@d.example'/>`;
      return `<message from='${at.stranger}'>${invitations}</message>`;
    }),
    nothing("an exit wrapped into another element", (at) => {
      return `<message from='${at.room}'><presence from='${at.mine}' type='unavailable'>${user(gone)}</presence></message>`;
    }),
  ],
};
