import { type Area, content, nothing, notice, user } from "../hostile.ts";

/** Messages in which nothing is where it should be. */
export const messages: Area = {
  name: "messages",
  hostile: [
    nothing("nothing at all", (at) => `<message from='${at.romeo}'/>`),
    nothing("nothing for all", (at) => `<message from='${at.romeo}' type='groupchat'/>`),
    nothing("two bodies", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>one</body><body>two</body></message>`;
    }),
    nothing("bodies in a hundred languages", (at) => {
      const bodies = Array.from({ length: 100 }, (_, index) => `<body xml:lang='x-${index}'>b</body>`);
      return `<message from='${at.romeo}' type='groupchat'>${bodies.join("")}</message>`;
    }),
    nothing("a subject beside a body is no subject", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><subject>s</subject><body>b</body></message>`;
    }),
    nothing("a subject in a thread is no subject", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><thread parent='p'>t</thread><subject>s</subject></message>`;
    }),
    content("two subjects", (at) => {
      return `<message from='${at.room}' type='groupchat'><subject>one</subject><subject>two</subject></message>`;
    }),
    content("an empty subject by somebody who is not here", (at) => {
      return `<message from='${at.room}/Nobody' type='groupchat'><subject/></message>`;
    }),
    nothing("a private subject", (at) => `<message from='${at.romeo}' type='chat'><subject>psst</subject></message>`),
    nothing("a headline", (at) => `<message from='${at.romeo}' type='headline'><body>news</body>${user("")}</message>`),
    nothing("a type that does not exist", (at) => {
      return `<message from='${at.romeo}' type='GroupChat'><body>b</body></message>`;
    }),
    nothing(
      "the room speaks in private",
      (at) => `<message from='${at.room}' type='chat'><body>hear me</body></message>`,
    ),
    nothing(
      "the room speaks to all",
      (at) => `<message from='${at.room}' type='groupchat'><body>hear ye</body></message>`,
    ),
    nothing("we speak to ourselves", (at) => {
      return `<message from='${at.mine}' type='chat' id='s'><body>to be</body>${user("")}</message>`;
    }),
    nothing("words that we never said, in our name", (at) => {
      return `<message from='${at.mine}' type='groupchat'><body>not mine</body><store xmlns='urn:xmpp:hints'/></message>`;
    }),
    nothing("an id of 100 kB", (at) => {
      return `<message from='${at.romeo}' type='groupchat' id='${"i".repeat(100_000)}'><body>id</body></message>`;
    }),
    nothing("characters that hide and turn others", (at) => {
      const text = "\u202E\u2066\u200B\uFEFF\u0085&#x1F480;\uD83D\uDC80";
      return `<message from='${at.romeo}' type='groupchat' xml:lang='&#x202E;'><body xml:lang=''>${text}</body></message>`;
    }),
    notice("only a payload of the room, empty", (at) => `<message from='${at.room}'>${user("")}</message>`),
    nothing("every chat state at once", (at) => {
      const states = ["active", "composing", "paused", "inactive", "gone"];
      const children = states.map((state) => `<${state} xmlns='http://jabber.org/protocol/chatstates'/>`);
      return `<message from='${at.romeo}' type='groupchat'>${children.join("")}</message>`;
    }),
  ],
};
