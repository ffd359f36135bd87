import { type Area, content, item, nothing, user } from "../hostile.ts";

const delay = (attributes: string, text = "") => `<delay xmlns='urn:xmpp:delay' ${attributes}>${text}</delay>`;

/** Times that never were, and authors of times who may not name them. */
export const delays: Area = {
  name: "absurd delays",
  hostile: [
    nothing("a delay without time", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>when</body><delay xmlns='urn:xmpp:delay'/></message>`;
    }),
    nothing("a day that no month has", (at) => {
      const never = delay(`from='${at.room}' stamp='2026-02-30T25:61:61Z'`);
      return `<message from='${at.romeo}' type='groupchat'><body>never</body>${never}</message>`;
    }),
    nothing("a year of six digits in a message without body", (at) => {
      return `<message from='${at.romeo}' type='groupchat'>${delay("stamp='999999-01-01T00:00:00Z'")}<x xmlns='urn:x'/></message>`;
    }),
    content("the room's subject from before time", (at) => {
      const first = delay(`from='${at.room}' stamp='-0001-01-01T00:00:00Z'`);
      return `<message from='${at.room}' type='groupchat'><subject>old</subject>${first}</message>`;
    }),
    nothing("an hour so far from ours that no zone has it", (at) => {
      const zone = delay("stamp='2026-01-01T00:00:00+99:99'");
      return `<message from='${at.romeo}' type='chat'><body>zone</body>${zone}</message>`;
    }),
    nothing("a delay by a stranger", (at) => {
      const by = delay(`from='${at.stranger}' stamp='2020-01-01T00:00:00Z'`, "Offline storage");
      return `<message from='${at.romeo}' type='groupchat'><body>old?</body>${by}</message>`;
    }),
    nothing("a thousand delays", (at) => {
      const all = Array.from({ length: 1_000 }, (_, second) => delay(`stamp='2026-01-01T00:00:${second % 60}Z'`));
      return `<message from='${at.romeo}' type='groupchat'><body>long ago</body>${all.join("")}</message>`;
    }),
    nothing("two formats that contradict each other", (at) => {
      const both = `<x xmlns='jabber:x:delay' stamp='19700101T00:00:00'/>${delay("stamp='2099-01-01T00:00:00Z'")}`;
      return `<message from='${at.romeo}' type='groupchat'><body>both</body>${both}</message>`;
    }),
    nothing("a legacy delay with a time of the new format", (at) => {
      const x = "<x xmlns='jabber:x:delay' from='a@b' stamp='2026-01-01T00:00:00Z'>why</x>";
      return `<message from='${at.romeo}' type='groupchat'><body>legacy</body>${x}</message>`;
    }),
    content("an occupant's presence of next century", (at) => {
      return `<presence from='${at.romeo}'>${delay("stamp='2126-01-01T00:00:00Z'")}${user(item)}</presence>`;
    }),
    nothing("a delay inside a delay", (at) => {
      const nested = delay("stamp='x'", delay("stamp='2026-01-01T00:00:00Z'"));
      return `<message from='${at.romeo}' type='groupchat'><body>in</body>${nested}</message>`;
    }),
    nothing("a delay of a message that was forwarded", (at) => {
      const inner = `<message xmlns='jabber:client' from='${at.mine}'><body>never said</body></message>`;
      const forwarded = `<forwarded xmlns='urn:xmpp:forward:0'>${delay("stamp='2026-01-01T00:00:00Z'")}${inner}</forwarded>`;
      return `<message from='${at.romeo}' type='groupchat'><body>see</body>${forwarded}</message>`;
    }),
    nothing("a reason of 200 kB", (at) => {
      const text = delay(`from='${at.room}' stamp='2026-01-01T00:00:00Z'`, "late ".repeat(40_000));
      return `<message from='${at.romeo}' type='groupchat' id='d'><body>late</body>${text}</message>`;
    }),
    nothing("a fraction of a second of 100 000 digits", (at) => {
      const stamp = `2026-01-01T00:00:00.${"9".repeat(100_000)}Z`;
      return `<message from='${at.romeo}' type='groupchat' id='f'><thread>t</thread><body>9</body>${delay(`stamp='${stamp}'`)}</message>`;
    }),
    nothing("our own words of yesterday, which we never said", (at) => {
      const yesterday = delay(`from='${at.room}' stamp='2026-01-01T00:00:00Z'`);
      return `<message from='${at.mine}' type='groupchat'><body>I confess</body><origin-id xmlns='urn:xmpp:sid:0' id='o'/>${yesterday}</message>`;
    }),
  ],
};
