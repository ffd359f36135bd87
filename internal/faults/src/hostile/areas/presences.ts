import { type Area, condition, content, error, gone, item, nothing, stay, user } from "../hostile.ts";

/** Presences that say nothing, or not what presences say. */
export const presences: Area = {
  name: "presences",
  hostile: [
    content("nothing at all", (at) => `<presence from='${at.room}/Tybalt'/>`),
    stay("our own without payload", (at) => `<presence from='${at.mine}'><priority>0</priority></presence>`),
    nothing(
      "a subscription of the room",
      (at) => `<presence from='${at.room}' type='subscribe'><status>add me</status></presence>`,
    ),
    nothing("a probe of an occupant", (at) => `<presence from='${at.romeo}' type='probe'/>`),
    nothing(
      "a type that does not exist",
      (at) => `<presence from='${at.mine}' type='Unavailable'>${user(gone)}</presence>`,
    ),
    content("an availability that does not exist", (at) => {
      return `<presence from='${at.romeo}'><show>invisible</show><priority>99999999999</priority>${user(item)}</presence>`;
    }),
    content("several of everything", (at) => {
      const twice =
        "<show>away</show><show>dnd</show><status>one</status><status>two</status><priority/><priority>x</priority>";
      return `<presence from='${at.romeo}'>${twice}${user(item)}</presence>`;
    }),
    content("a status of 100 kB", (at) => {
      return `<presence from='${at.romeo}'><show>chat</show><status>${"s".repeat(100_000)}</status>${user(item)}</presence>`;
    }),
    content("a hash that is none", (at) => {
      const update = `<x xmlns='vcard-temp:x:update'><photo>${"../".repeat(5_000)}</photo><photo/></x>`;
      return `<presence from='${at.romeo}'>${update}${user(item)}</presence>`;
    }),
    content("capabilities that are none", (at) => {
      const caps = "<c xmlns='http://jabber.org/protocol/caps' node='' ver='=' hash='__proto__' ext='a b'/>";
      return `<presence from='${at.romeo}'>${caps.repeat(3)}${user(item)}</presence>`;
    }),
    nothing(
      "the bare room is an occupant",
      (at) => `<presence from='${at.room}'>${user(`${item}<status code='110'/>`)}</presence>`,
    ),
    nothing("the bare room goes, and we with it", (at) => {
      return `<presence from='${at.room}' type='unavailable'>${user(`${gone}<destroy/>`)}</presence>`;
    }),
    stay("we go without a word", (at) => `<presence from='${at.mine}' type='unavailable'/>`),
    content("an occupant who is there has an error", (at) => {
      return `<presence from='${at.romeo}'>${error(condition("conflict"))}${user(item)}</presence>`;
    }),
    nothing("an error of an occupant's presence, while ours is fine", (at) => {
      return `<presence from='${at.romeo}' type='error' id='theirs'>${error(condition("recipient-unavailable"), "wait")}</presence>`;
    }),
    content("an occupant speaks in his presence", (at) => {
      return `<presence from='${at.romeo}'><body>boo</body><subject>s</subject>${user(item)}</presence>`;
    }),
    stay("we go, and take a nickname and a real address with us", (at) => {
      const odd = "<item jid='a@b/c' nick='x' affiliation='owner' role='moderator'/>";
      return `<presence from='${at.mine}' type='unavailable'><priority>-1</priority>${user(odd)}</presence>`;
    }),
  ],
};
