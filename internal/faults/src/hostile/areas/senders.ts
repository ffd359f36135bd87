import { type Area, condition, error, form, formType, gone, item, nothing, notice, user } from "../hostile.ts";

const kick = `${gone}<status code='110'/><status code='307'/>`;

/** Stanzas of the room's words by those who are not the room, or are nobody at all. */
export const senders: Area = {
  name: "missing and foreign senders",
  hostile: [
    nothing("nobody kicks us", () => `<presence type='unavailable'>${user(kick)}</presence>`),
    nothing(
      "the empty address says something",
      () => "<message from='' xml:lang='' type='groupchat'><body>boo</body></message>",
    ),
    nothing("an address without domain changes the subject", () => {
      return "<message from='/thirdwitch' type='groupchat'><subject>none</subject></message>";
    }),
    nothing("a room of this name elsewhere is destroyed", (at) => {
      const elsewhere = at.mine.replace("chat.", "chat2.");
      return `<presence from='${elsewhere}' type='unavailable'>${user(`${gone}<destroy><password>p</password></destroy>`)}</presence>`;
    }),
    nothing("a domain that begins as the room's does sends configuration changes", (at) => {
      return `<message from='${at.room}.evil.example' type='groupchat'>${user("<status code='104'/><status code='172'/><status code='174'/>")}</message>`;
    }),
    nothing("a room whose name ends as ours refuses our join", (at) => {
      return `<presence from='not-${at.mine}' type='error' id='${at.joinId}'>${error(condition("forbidden"))}</presence>`;
    }),
    nothing("our room as the resource of a stranger grants us a role", (at) => {
      const granted = "<item affiliation='owner' role='moderator'/><status code='110'/>";
      return `<presence from='evil.example/${at.mine}'><show>chat</show>${user(granted)}</presence>`;
    }),
    nothing("two at-signs: nobody knows where the domain begins", (at) => {
      return `<message from='${at.room}@evil.example/x' type='chat'><body>psst</body>${user("")}</message>`;
    }),
    nothing("the service itself lets us know of an affiliation", (at) => {
      const notes = user(
        "<item affiliation='outcast' jid='juliet@capulet.example'/><item affiliation='owner' jid='a@b'/>",
      );
      return `<message from='${at.room.replace(/.*@/, "")}'>${notes}</message>`;
    }),
    nothing("our own account is the room now", (at) => {
      const x = user("<status code='301'/>");
      return `<presence from='${at.me.replace(/\/.*/, "")}' type='unavailable'><status>moved</status>${x}</presence>`;
    }),
    nothing("we ourselves ask for voice", (at) => {
      const asked = form("form", formType("http://jabber.org/protocol/muc#request"));
      return `<message from='${at.me}'>${asked}</message>`;
    }),
    nothing("an address of 60 kB", () => {
      return `<presence from='${"a".repeat(30_000)}@${"b".repeat(30_000)}/c' type='unavailable'>${user("<item/>")}</presence>`;
    }),
    nothing("the room with white space around it", (at) => {
      return `<presence from=' ${at.room} ' type='subscribe'>${user(item)}</presence>`;
    }),
    nothing("the room without its service", (at) => {
      return `<message from='${at.room.replace(/@.*/, "@")}' type='groupchat'><thread>t</thread></message>`;
    }),
    nothing("a stranger bounces our message", (at) => {
      const bounce = error(condition("service-unavailable"));
      return `<message from='${at.stranger}' type='error' id='${at.messageId}'><body>pending</body>${bounce}</message>`;
    }),
    notice("a stranger declines an invitation that was never sent", (at) => {
      return `<message from='${at.stranger.replace(/\/.*/, "")}'>${user("<decline from='a@b'/>")}</message>`;
    }),
    nothing("an occupant answers as if he were the room: the address of the room with an empty nickname", (at) => {
      return `<message from='${at.room}/' type='groupchat'><thread>t</thread><body>log</body>${user("<status code='170'/>")}</message>`;
    }),
    nothing("a stanza for somebody else", (at) => {
      return `<iq from='${at.room}' to='${at.stranger}' type='result' id='${at.joinId}'/>`;
    }),
  ],
};
