import { type Area, content, error, form, item, nothing, notice, stay, user } from "../hostile.ts";

const DEPTH = 4_000;
const nest = (open: string, close: string, inside = "") => open.repeat(DEPTH) + inside + close.repeat(DEPTH);
const deep = nest("<a>", "</a>", "deep");

/** Nested 4 000 levels deep, or as wide and long as a server lets pass. */
export const sizes: Area = {
  name: "nesting and size",
  hostile: [
    nothing("a deep element in a message for all", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>b</body><e xmlns='urn:e'>${deep}</e></message>`;
    }),
    nothing("a body of elements", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>${deep}</body></message>`;
    }),
    content("a subject of elements", (at) => {
      return `<message from='${at.room}' type='groupchat'><subject>${deep}</subject></message>`;
    }),
    content("a status of elements", (at) => {
      return `<presence from='${at.romeo}'><status>${deep}</status>${user(item)}</presence>`;
    }),
    content("payloads of the room inside each other", (at) => {
      const open = "<x xmlns='http://jabber.org/protocol/muc#user'>";
      return `<presence from='${at.romeo}'>${nest(open, "</x>", item)}</presence>`;
    }),
    content("items inside each other", (at) => {
      return `<presence from='${at.romeo}'>${user(nest("<item role='participant'>", "</item>"))}</presence>`;
    }),
    content("a reason as deep as a well", (at) => {
      return `<presence from='${at.romeo}' type='unavailable'>${user(`<item role='none'><reason>${deep}</reason></item>`)}</presence>`;
    }),
    nothing("errors inside each other", (at) => {
      return `<message from='${at.room}' type='error'>${nest("<error>", "</error>")}</message>`;
    }),
    notice("forms inside each other", (at) => {
      const inner = nest("<x xmlns='jabber:x:data' type='form'><field var='f'>", "</field></x>");
      return `<message from='${at.room}'>${inner}</message>`;
    }),
    nothing("a time as deep as a well", (at) => {
      const delay = `<delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'>${deep}</delay>`;
      return `<message from='${at.romeo}' type='groupchat'>${delay}<body>when</body></message>`;
    }),
    nothing("delays inside each other, without a namespace of their own", (at) => {
      const inner = nest("<delay>", "</delay>");
      return `<message from='${at.romeo}' type='groupchat'><body>b</body><wrap xmlns='urn:w'>${inner}</wrap></message>`;
    }),
    nothing("messages forwarded 4 000 times", (at) => {
      const open = "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'>";
      return `<message from='${at.romeo}' type='chat'>${nest(open, "</message></forwarded>")}</message>`;
    }),
    stay("a deep answer to our request", (at) => {
      const query = `<query xmlns='http://jabber.org/protocol/muc#admin'>${deep}</query>`;
      return `<iq from='${at.room}' type='result' id='${at.questionId}'>${query}</iq>`;
    }),
    stay("a deep refusal of our request", (at) => {
      const refusal = error(`<conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>${deep}</conflict>`);
      return `<iq from='${at.room}' type='error' id='${at.questionId}'>${refusal}</iq>`;
    }),
    nothing("twenty thousand children", (at) => {
      return `<message from='${at.romeo}' type='groupchat'>${"<a xmlns='urn:a'/>".repeat(20_000)}<body>wide</body></message>`;
    }),
    content("five thousand attributes", (at) => {
      const attributes = Array.from({ length: 5_000 }, (_, index) => `a${index}='v'`).join(" ");
      return `<presence from='${at.romeo}' ${attributes}>${user(item)}</presence>`;
    }),
    nothing("a body of a million characters in pieces", (at) => {
      const body = "&lt;&amp;".repeat(100_000) + "x".repeat(800_000);
      return `<message from='${at.romeo}' type='groupchat'><body>${body}</body><thread>t</thread></message>`;
    }),
    content("a subject of a million characters", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><subject xml:lang='en'>${"s".repeat(1_000_000)}</subject></message>`;
    }),
    nothing("prefixes of two thousand namespaces", (at) => {
      const open = Array.from({ length: 2_000 }, (_, index) => `<n${index}:a xmlns:n${index}='urn:${index}'>`).join("");
      const close = Array.from({ length: 2_000 }, (_, index) => `</n${1_999 - index}:a>`).join("");
      return `<message from='${at.romeo}' type='groupchat'>${open}${close}</message>`;
    }),
    nothing("ten thousand ids that nobody vouches for", (at) => {
      const ids = Array.from(
        { length: 10_000 },
        (_, index) => `<stanza-id xmlns='urn:xmpp:sid:0' by='x' id='${index}'/>`,
      );
      return `<message from='${at.romeo}' type='groupchat'><body>id</body>${ids.join("")}</message>`;
    }),
    notice("an invitation with a list of ten thousand", (at) => {
      const invites = Array.from(
        { length: 10_000 },
        (_, index) => `<invite from='a${index}@b'><reason>r</reason></invite>`,
      );
      return `<message from='${at.room}'>${user(invites.join(""))}</message>`;
    }),
    notice(
      "a deep form of the room",
      (at) => `<message from='${at.room}'>${form("form", `<field var='f'><value>${deep}</value></field>`)}</message>`,
    ),
  ],
};
