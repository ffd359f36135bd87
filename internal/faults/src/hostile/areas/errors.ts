import { type Area, condition, error, nothing, notice, stay, user } from "../hostile.ts";

/** Errors that say nothing, too much, or something about somebody else's stanza. */
export const errors: Area = {
  name: "errors",
  hostile: [
    nothing("a message that is an error without one", (at) => `<message from='${at.room}' type='error'/>`),
    nothing("an empty error", (at) => `<message from='${at.room}' type='error'><error/></message>`),
    nothing("the text before the condition", (at) => {
      const text = "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>words</text>";
      return `<message from='${at.room}' type='error'>${error(text + condition("not-allowed"))}</message>`;
    }),
    nothing("three conditions", (at) => {
      const all = ["gone", "conflict", "forbidden"].map(condition).join("<and xmlns='urn:x'/>");
      return `<message from='${at.room}' type='error'>${error(all)}</message>`;
    }),
    nothing("a code of old and nothing else", (at) => {
      return `<message from='${at.room}' type='error'><error code='-403'>Forbidden</error></message>`;
    }),
    nothing("a type of error that does not exist", (at) => {
      return `<message from='${at.romeo}' type='error'><body>mine?</body>${error(condition("gone"), "fatal")}</message>`;
    }),
    nothing("two errors in one stanza", (at) => {
      return `<message from='${at.room}' type='error'>${error(condition("gone"))}${error(condition("conflict"))}</message>`;
    }),
    nothing("an occupant refuses our message in the name of the room", (at) => {
      const x = user("<status code='110'/>");
      return `<message from='${at.romeo}' type='error' id='${at.messageId}'>${x}${error(condition("forbidden"))}</message>`;
    }),
    stay("a place to go to that is a script", (at) => {
      const gone = "<gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>javascript:alert(1)</gone>";
      return `<presence from='${at.mine}' type='error' id='${at.joinId}'>${error(gone)}</presence>`;
    }),
    stay("a place to go to of 60 kB, in an error of a join without id", (at) => {
      const uri = `xmpp:${"a".repeat(60_000)}@b?join`;
      const redirect = `<redirect xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>${uri}</redirect>`;
      return `<presence from='${at.room}' type='error'>${error(redirect, "modify")}</presence>`;
    }),
    nothing("a refused join of somebody else: another id, our address", (at) => {
      return `<presence from='${at.mine}' type='error' id='x${at.joinId}'>${user("")}${error(condition("conflict"))}</presence>`;
    }),
    stay("a join refused for a reason in a namespace of its own", (at) => {
      const own = "<too-many xmlns='urn:example:errors'/>";
      return `<presence from='${at.room}' type='error' id='${at.joinId}'>${error(own)}</presence>`;
    }),
    stay("an error with an error inside an error, that refuses our request", (at) => {
      const nested = error(error(error(condition("conflict"))));
      return `<iq from='${at.room}' type='error' id='${at.questionId}'>${nested}</iq>`;
    }),
    nothing("a condition outside of the error", (at) => {
      return `<message from='${at.room}' type='error'>${condition("forbidden")}<error type='auth'/></message>`;
    }),
    nothing("an error with a description of 200 kB", (at) => {
      const text = `<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas' xml:lang='x'>${"no ".repeat(66_000)}</text>`;
      return `<message from='${at.room}' type='error'>${error(condition("not-allowed") + text)}</message>`;
    }),
    nothing("what is not an error but has one", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>ha</body>${error(condition("gone"))}</message>`;
    }),
    notice("an invitation that came back", (at) => {
      const x = user("<invite to='a@b'/>");
      return `<message from='${at.room}' type='error'>${x}${error(condition("item-not-found"))}</message>`;
    }),
  ],
};
