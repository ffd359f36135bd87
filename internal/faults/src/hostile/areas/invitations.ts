import { type Area, condition, error, nothing, notice, user } from "../hostile.ts";

const direct = (attributes: string, text = "") => `<x xmlns='jabber:x:conference' ${attributes}>${text}</x>`;

/** Invitations and refusals of them: anybody can send one. */
export const invitations: Area = {
  name: "invitations",
  hostile: [
    nothing("an occupant invites in the name of the room", (at) => {
      return `<message from='${at.romeo}'>${user("<invite from='owner@x'/>")}</message>`;
    }),
    nothing("an occupant declines in the name of the room", (at) => {
      return `<message from='${at.romeo}'>${user("<decline from='owner@x'><reason>no</reason></decline>")}</message>`;
    }),
    nothing("an occupant invites all", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>come</body>${user("<invite from='a@b'/>")}</message>`;
    }),
    notice("an invitation by nobody", (at) => {
      return `<message from='orchard@${at.room.replace(/.*@/, "")}'>${user("<invite/><password/>")}</message>`;
    }),
    notice("an invitation and a refusal in one", (at) => {
      return `<message from='${at.room}'>${user("<invite from='a@b'/><decline from='a@b'/>")}</message>`;
    }),
    notice("many invite at once", (at) => {
      return `<message from='${at.room}'>${user("<invite from='a@b'/><invite to='c@d'/><invite>text</invite>")}</message>`;
    }),
    nothing("an invitation to no room", (at) => `<message from='${at.stranger}'>${direct("reason='why'")}</message>`),
    nothing("an invitation to a room that is no address", (at) => {
      return `<message from='${at.stranger}'>${direct("jid='@' password='p'")}</message>`;
    }),
    notice("an invitation to a room with a nickname in it", (at) => {
      return `<message from='${at.stranger}'>${direct("jid='a@b.example/c' continue='maybe'")}</message>`;
    }),
    nothing("an invitation to a room of 60 kB", (at) => {
      return `<message from='${at.stranger}'>${direct(`jid='${"r".repeat(60_000)}@b' thread='t'`)}</message>`;
    }),
    notice("an invitation to where we are, or may be", (at) => {
      return `<message from='${at.stranger}' id='i'>${user("")}${direct(`jid='${at.room}' continue='true' thread=''`)}</message>`;
    }),
    notice("two invitations in one message", (at) => {
      return `<message from='${at.stranger}'>${direct("jid='a@b.example'")}${direct("jid='c@d.example' reason='r'")}</message>`;
    }),
    nothing("an invitation of ours that came back", (at) => {
      const bounced = direct("jid='a@b.example'") + error(condition("forbidden"));
      return `<message from='${at.stranger}' type='error'>${bounced}</message>`;
    }),
    nothing("a copy of an invitation to somebody else", (at) => {
      const inner = `<message xmlns='jabber:client' from='${at.room}'>${user("<invite from='a@b'/>")}</message>`;
      const sent = `<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>${inner}</forwarded></sent>`;
      return `<message from='${at.me.replace(/\/.*/, "")}'>${sent}</message>`;
    }),
    notice("an invitation through the room, and one beside it", (at) => {
      return `<message from='${at.room}'>${user("<invite from='a@b'><reason/><continue/></invite>")}${direct("jid='c@d.example'")}</message>`;
    }),
    nothing("an invitation in a presence", (at) => {
      return `<presence from='${at.stranger}'>${direct("jid='a@b.example'")}${user("<invite from='a@b'/>")}</presence>`;
    }),
    notice("an invitation with markup for a reason", (at) => {
      const reason = "<reason>&lt;img src=x onerror=alert(1)&gt;<b>bold</b>]]&gt;</reason>";
      return `<message from='${at.room}'>${user(`<invite from='&lt;a&gt;@b'>${reason}<continue thread='&amp;'/></invite>`)}</message>`;
    }),
    notice("an invitation whose words are said as well", (at) => {
      return `<message from='${at.stranger}' type='chat'><body>come</body>${direct("jid='a@b.example'", "text inside")}</message>`;
    }),
  ],
};
