import { type Area, content, gone, item, nothing, stay, user } from "../hostile.ts";

const LONG = "n".repeat(3_071);
const RTL = "\u202Egnihton";

/** Nicknames that no keyboard has, each where a nickname can stand. */
export const nicknames: Area = {
  name: "nicknames",
  hostile: [
    content("__proto__ comes", (at) => `<presence from='${at.room}/__proto__'>${user(item)}</presence>`),
    content("constructor, who was never here, goes", (at) => {
      return `<presence from='${at.room}/constructor' type='unavailable'>${user(gone)}</presence>`;
    }),
    nothing("hasOwnProperty speaks to all", (at) => {
      return `<message from='${at.room}/hasOwnProperty' type='groupchat'><body>own</body><active xmlns='http://jabber.org/protocol/chatstates'/></message>`;
    }),
    nothing("one from right to left whispers", (at) => {
      return `<message from='${at.room}/${RTL}' type='chat'><thread>${RTL}</thread><body>${RTL}</body>${user("")}</message>`;
    }),
    content("a nickname of 3 kB changes the subject", (at) => {
      return `<message from='${at.room}/${LONG}' type='groupchat' id='s'><subject>long</subject></message>`;
    }),
    content("a change to __proto__", (at) => {
      const to = "<item jid='a@b/c' nick='__proto__' affiliation='none' role='participant'/><status code='303'/>";
      return `<presence from='${at.romeo}' type='unavailable'>${user(to)}</presence>`;
    }),
    content("Romeo becomes somebody who is here already", (at) => {
      const to = "<item nick='Nurse' affiliation='none' role='participant'/><status code='303'/>";
      return [
        `<presence from='${at.romeo}' type='unavailable'>${user(to)}</presence>`,
        `<presence from='${at.room}/Nurse'/>`,
      ];
    }),
    content("our nickname in capitals", (at) => {
      return `<presence from='${at.room}/THIRDWITCH'>${user(`<item jid='a@b/c'/>${item}`)}</presence>`;
    }),
    content("our nickname with a combining character, then without", (at) => {
      const nicks = [`${at.mine}\u0301`, `${at.mine}\u200B`];
      return nicks.map((nick) => `<presence from='${nick}'><show>dnd</show>${user(item)}</presence>`);
    }),
    content("a nickname of slashes and at-signs", (at) => {
      return `<presence from='${at.room}/a@b/c@d/'><status>here</status>${user(item)}</presence>`;
    }),
    content("a thousand combining characters on one letter", (at) => {
      return `<presence from='${at.room}/e${"\u0301".repeat(1_000)}'><priority>1</priority>${user(item)}</presence>`;
    }),
    content("a nickname of white space", (at) => {
      return `<presence from='${at.room}/ \u3000\u00A0'><show>xa</show></presence>`;
    }),
    content("a nickname that is markup", (at) => {
      const nick = "&lt;script&gt;alert(&apos;&amp;amp;]]&gt;&apos;)&lt;/script&gt;";
      return `<presence from='${at.room}/${nick}'><show/>${user(item)}</presence>`;
    }),
    nothing("a nickname in an element of its own, XEP-0172", (at) => {
      const nick = "<nick xmlns='http://jabber.org/protocol/nick'>thirdwitch</nick>";
      return `<message from='${at.romeo}' type='groupchat'><body>it is I</body>${nick}</message>`;
    }),
    stay("we are renamed to nothing", (at) => {
      const to = "<item nick='' affiliation='none' role='participant'/><status code='303'/><status code='110'/>";
      return `<presence from='${at.mine}' type='unavailable'>${user(to)}</presence>`;
    }),
    stay("we are renamed to __proto__ and come back as somebody else", (at) => {
      const to = "<item nick='__proto__'/><status code='303'/>";
      const renamed = `<presence from='${at.mine}' type='unavailable'>${user(to)}</presence>`;
      return [renamed, `<presence from='${at.room}/toString'>${user(`${item}<status code='110'/>`)}</presence>`];
    }),
    nothing("a bounce that names an occupant called then", (at) => {
      const bounce = "<error type='wait'><recipient-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
      return `<message from='${at.room}/then' type='error'>${bounce}</message>`;
    }),
  ],
};
