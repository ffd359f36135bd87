import { type Area, condition, content, error, gone, item, nothing, notice, stay, user } from "../hostile.ts";

const self = `${item}<status code='110'/>`;

/** What was said once comes again, or comes late. */
export const redelivery: Area = {
  name: "redelivery",
  hostile: [
    content("an occupant's presence three times", (at) => {
      return Array(3).fill(
        `<presence from='${at.romeo}'>${user("<item affiliation='none' role='visitor'/>")}</presence>`,
      );
    }),
    stay("our own presence again", (at) => Array(2).fill(`<presence from='${at.mine}'>${user(self)}</presence>`)),
    content("one who went goes again", (at) => {
      return Array(2).fill(`<presence from='${at.romeo}' type='unavailable'>${user(gone)}</presence>`);
    }),
    stay("we went, and go again", (at) => {
      return Array(3).fill(
        `<presence from='${at.mine}' type='unavailable'>${user(`${gone}<status code='110'/>`)}</presence>`,
      );
    }),
    content("a subject twice", (at) => {
      return Array(2).fill(`<message from='${at.romeo}' type='groupchat'><subject>again</subject></message>`);
    }),
    stay("a refused join twice", (at) => {
      const refused = error(condition("registration-required"), "auth");
      return Array(2).fill(`<presence from='${at.mine}' type='error' id='${at.joinId}'>${refused}</presence>`);
    }),
    stay("an answer three times", (at) => {
      const query = "<query xmlns='http://jabber.org/protocol/muc#admin'/>";
      return Array(3).fill(`<iq from='${at.room}' type='result' id='${at.questionId}'>${query}</iq>`);
    }),
    notice("an invitation twice", (at) => {
      return Array(2).fill(
        `<message from='orchard@${at.room.replace(/.*@/, "")}'>${user("<invite from='a@b'/>")}</message>`,
      );
    }),
    notice("a change of the configuration five times", (at) => {
      return Array(5).fill(`<message from='${at.room}' type='groupchat'>${user("<status code='104'/>")}</message>`);
    }),
    nothing("our own message comes back twice, with the same id of the room", (at) => {
      const id = `<stanza-id xmlns='urn:xmpp:sid:0' by='${at.room}' id='sid'/>`;
      return Array(2).fill(
        `<message from='${at.mine}' type='groupchat' id='${at.messageId}'><body>pending</body>${id}</message>`,
      );
    }),
    nothing("our message comes back, and is refused all the same", (at) => {
      const refusal = error(condition("not-acceptable"));
      return [
        `<message from='${at.mine}' type='groupchat' id='${at.messageId}'><body>pending</body></message>`,
        `<message from='${at.room}' type='error' id='${at.messageId}'>${refusal}</message>`,
      ];
    }),
    content("the nickname changes twice, from the same old one", (at) => {
      const to = "<item nick='Paris' affiliation='none' role='participant'/><status code='303'/>";
      return Array(2).fill(`<presence from='${at.romeo}' type='unavailable'>${user(to)}</presence>`);
    }),
    stay("the whole join again, in the wrong order", (at) => [
      `<message from='${at.room}' type='groupchat'><subject>s</subject></message>`,
      `<presence from='${at.mine}'>${user(self)}</presence>`,
      `<presence from='${at.romeo}'>${user(item)}</presence>`,
    ]),
    nothing("a message of the history when there is none any more", (at) => {
      const delay = `<delay xmlns='urn:xmpp:delay' from='${at.room}' stamp='2026-01-01T00:00:00Z'/>`;
      return Array(2).fill(`<message from='${at.romeo}' type='groupchat' id='old'><body>old</body>${delay}</message>`);
    }),
    stay("a new room twice", (at) => {
      return Array(2).fill(
        `<presence from='${at.mine}'>${user(`${item}<status code='201'/><status code='110'/>`)}</presence>`,
      );
    }),
    nothing("a private message twice, with the same id", (at) => {
      return Array(2).fill(`<message from='${at.romeo}' type='chat' id='p'><body>psst</body>${user("")}</message>`);
    }),
  ],
};
