import { type Area, content, gone, item, nothing, notice, stay, user } from "../hostile.ts";

const code = (number: number | string) => `<status code='${number}'/>`;

/** Codes that are none, and codes where they mean nothing. */
export const statusCodes: Area = {
  name: "absurd status codes",
  hostile: [
    content("a status without code", (at) => `<presence from='${at.romeo}'>${user(`${item}<status/>`)}</presence>`),
    content("a code that is a word, and one that is no integer", (at) => {
      return `<presence from='${at.romeo}'>${user(item + code("self") + code("110.5") + code("1e2"))}</presence>`;
    }),
    content("a code with a text and a child", (at) => {
      return `<presence from='${at.romeo}'>${user(`${item}<status code='100'>110<status code='110'/></status>`)}</presence>`;
    }),
    content("ten thousand codes", (at) => {
      const all = Array.from({ length: 10_000 }, (_, number) => code(number + 1_000));
      return `<presence from='${at.romeo}'>${user(item + all.join(""))}</presence>`;
    }),
    content("one who goes for every reason at once", (at) => {
      const all = [301, 303, 307, 321, 322, 332, 333].map(code).join("");
      return `<presence from='${at.romeo}' type='unavailable'>${user(gone + all)}</presence>`;
    }),
    content("a code of removal for one who stays", (at) => {
      return `<presence from='${at.romeo}'>${user(code(307) + item)}</presence>`;
    }),
    content("a nickname change without a nickname", (at) => {
      return `<presence from='${at.romeo}' type='unavailable'>${user(code(303))}</presence>`;
    }),
    content("a nickname change to nothing", (at) => {
      const empty = `<item nick='' affiliation='none' role='participant'/>${code(303)}`;
      return `<presence from='${at.romeo}' type='unavailable'>${user(empty)}</presence>`;
    }),
    nothing("the room was made, says an occupant", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>new</body>${user(code(201))}</message>`;
    }),
    notice("the room says in words for all that we are banned", (at) => {
      return `<message from='${at.room}' type='groupchat'>${user(code(301))}</message>`;
    }),
    nothing("a code as an attribute of the payload", (at) => {
      const x = "<x xmlns='http://jabber.org/protocol/muc#user' code='110' status='307'/>";
      return `<message from='${at.romeo}' type='chat'>${x}</message>`;
    }),
    stay("our own presence with codes of leaving", (at) => {
      return `<presence from='${at.mine}'>${user(item + code(110) + code(307) + code(332) + code(333))}</presence>`;
    }),
    stay("we are here, says the room, and gone with a technical problem and a kick", (at) => {
      const both = user(gone + code(307) + code(333));
      return `<presence from='${at.mine}' type='unavailable'><status>bye</status>${both}</presence>`;
    }),
    stay("our own exit with the code of a room that was made", (at) => {
      return `<presence from='${at.mine}' type='unavailable'>${user(code(201) + gone)}</presence>`;
    }),
    stay("a payload of nothing but codes, one of which says that he is us", (at) => {
      return `<presence from='${at.romeo}'>${user(code("１１０") + code(" 110 ") + code("0x6E"))}</presence>`;
    }),
    nothing("codes in a private message", (at) => {
      return `<message from='${at.romeo}' type='chat'><body>psst</body>${user(code(104) + code(110))}</message>`;
    }),
  ],
};
