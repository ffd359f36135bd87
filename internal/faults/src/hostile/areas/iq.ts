import { type Area, condition, error, nothing, stay } from "../hostile.ts";

const NS_ADMIN = "http://jabber.org/protocol/muc#admin";
const answer = `<query xmlns='${NS_ADMIN}'><item affiliation='owner' jid='mallory@evil.example'/></query>`;
const ask = (ns: string, rest = "") => `<query xmlns='${ns}'${rest}/>`;

/** Answers to our request by those who were not asked, and requests that nobody should answer. */
export const iqs: Area = {
  name: "iq forgeries",
  hostile: [
    nothing(
      "a stranger answers",
      (at) => `<iq from='${at.stranger}' type='result' id='${at.questionId}'>${answer}</iq>`,
    ),
    nothing("nobody answers", (at) => `<iq type='result' id='${at.questionId}'>${answer}${answer}</iq>`),
    nothing("an occupant refuses for the room", (at) => {
      return `<iq from='${at.romeo}' type='error' id='${at.questionId}'>${error(condition("forbidden"))}</iq>`;
    }),
    nothing("our own server refuses for the room, and returns the request", (at) => {
      return `<iq from='capulet.example' type='error' id='${at.questionId}'>${answer}${error(condition("gone"))}</iq>`;
    }),
    nothing("our own account answers with nothing", (at) => {
      return `<iq from='${at.me.replace(/\/.*/, "")}' type='result' id='${at.questionId}'/>`;
    }),
    nothing(
      "an answer that is a question",
      (at) => `<iq from='${at.room}' type='get' id='${at.questionId}'>${answer}</iq>`,
    ),
    nothing("an answer of no type", (at) => `<iq from='${at.room}' id='${at.questionId}'>${answer}</iq>`),
    nothing("an answer of a type that does not exist", (at) => {
      return `<iq from='${at.room}' type='maybe' id='${at.questionId}'>${answer}</iq>`;
    }),
    nothing("an answer to nothing", (at) => `<iq from='${at.room}' type='result'>${answer}</iq>`),
    nothing("an error with an id that is an object's member", (at) => {
      return `<iq from='${at.room}' type='error' id='__proto__'><error><undefined/></error></iq>`;
    }),
    stay("the room answers twice, first with nothing", (at) => {
      const empty = `<iq from='${at.room}' type='result' id='${at.questionId}'></iq>`;
      return [empty, `<iq from='${at.room}' type='result' id='${at.questionId}'>${answer}</iq>`];
    }),
    stay("the room answers with two payloads", (at) => {
      return `<iq from='${at.room}' type='result' id='${at.questionId}'><query xmlns='urn:x'/>${answer}</iq>`;
    }),
    stay("the room refuses without a word", (at) => `<iq from='${at.room}' type='error' id='${at.questionId}'/>`),
    stay("the room answers with an affiliation that no one has", (at) => {
      const odd = `<query xmlns='${NS_ADMIN}'><item/><item affiliation='x' nick='__proto__'/><items/></query>`;
      return `<iq from='${at.room}' type='result' id='${at.questionId}'>${odd}</iq>`;
    }),
    nothing("a stranger asks which rooms we are in", (at) => {
      const query = ask("http://jabber.org/protocol/disco#items", " node='http://jabber.org/protocol/muc#rooms'");
      return `<iq from='${at.stranger}' type='get' id='q'>${query}</iq>`;
    }),
    nothing("a stranger asks what we are at a node that is an object's member", (at) => {
      return `<iq from='${at.stranger}' type='get' id='q'>${ask("http://jabber.org/protocol/disco#info", " node='__proto__'")}</iq>`;
    }),
    nothing("the room wants to change our rights", (at) => `<iq from='${at.room}' type='set' id='s'>${answer}</iq>`),
    nothing("a request without payload", (at) => `<iq from='${at.stranger}' type='get' id='empty'/>`),
    nothing("a request without id and sender, with several payloads", () => {
      return `<iq type='get'>${ask("http://jabber.org/protocol/disco#info")}${ask("jabber:iq:version")}</iq>`;
    }),
    nothing("a stanza that is all three kinds", (at) => {
      const inside = `<message from='${at.room}'><presence from='${at.mine}' type='unavailable'/></message>`;
      return `<iq from='${at.room}' type='set' id='m'>${inside}</iq>`;
    }),
  ],
};
