import { describe, expect, it } from "vitest";
import { buildMucUri, type MucUri, parseMucUri } from "../index.ts";

const room = "coven@chat.example";

describe("an xmpp: URI into a room", () => {
  it.each<[string, MucUri]>([
    [`xmpp:${room}?join`, { room, action: "join" }],
    [`xmpp:${room}?join;password=cauldronburn`, { room, action: "join", password: "cauldronburn" }],
    [`xmpp:${room}?join;password=`, { room, action: "join", password: "" }],
    [`xmpp:${room}?invite;jid=a@b.example`, { room, action: "invite", jids: ["a@b.example"] }],
    [
      `xmpp:${room}?invite;jid=a@b.example;jid=c@d.example;password=p`,
      { room, action: "invite", jids: ["a@b.example", "c@d.example"], password: "p" },
    ],
    [`xmpp:${room}?invite`, { room, action: "invite" }],
    ["xmpp:chat.example?join", { room: "chat.example", action: "join" }],
    [
      `xmpp:${room}?join;password=%20a%3Bb%3Dc%26%27%23%3F%2F%2B%21%2A%28%29%25`,
      { room, action: "join", password: " a;b=c&'#?/+!*()%" },
    ],
    [
      "xmpp:b%C3%BCcher%2520@chat.example?invite;jid=%E2%99%9A@b.example%2Fr%20s",
      { room: "bücher%20@chat.example", action: "invite", jids: ["♚@b.example/r s"] },
    ],
  ])("%s is read and written", (text, uri) => {
    expect(parseMucUri(text)).toStrictEqual(uri);
    expect(buildMucUri(uri)).toBe(text);
  });

  it.each<[string, MucUri]>([
    [`XMPP:${room}?join`, { room, action: "join" }],
    [`xmpp://me@b.example/${room}?join`, { room, action: "join" }],
    [`xmpp:${room}/nick/x?join`, { room, action: "join" }],
    [`xmpp:${room}/nick%2Fx?join`, { room, action: "join" }],
    [`xmpp:${room}?join#top?x`, { room, action: "join" }],
    ["xmpp:bücher@chat.example?join;password=ü", { room: "bücher@chat.example", action: "join", password: "ü" }],
    [`xmpp:${room}?join;password=1;password=2`, { room, action: "join", password: "1" }],
    [`xmpp:${room}?join;nick=n;subject=s;;password;=x;password=a=b`, { room, action: "join", password: "a=b" }],
    [`xmpp:${room}?join;password;passwordx;=password`, { room, action: "join" }],
    [`xmpp:${room}?join;password=%FF;password=p`, { room, action: "join", password: "p" }],
    [`xmpp:${room}?invite;jid=%E0%A4;jid=a@b`, { room, action: "invite", jids: ["a@b"] }],
    ["xmpp:Coven%40chat.example?join", { room: "Coven@chat.example", action: "join" }],
  ])("%s is read", (text, uri) => expect(parseMucUri(text)).toStrictEqual(uri));

  it.each([
    "",
    "xmpp:",
    room,
    `${room}?join`,
    `http://${room}?join`,
    ` xmpp:${room}?join`,
    `xmpp:${room}`,
    `xmpp:${room}?`,
    `xmpp:${room}?message;body=join`,
    `xmpp:${room}?JOIN`,
    `xmpp:${room}?;join`,
    `xmpp:${room}#?join`,
    "xmpp:?join",
    "xmpp:@chat.example?join",
    "xmpp:a@?join",
    "xmpp:a@b@c?join",
    `xmpp:${room}/?join`,
    "xmpp:%FF@chat.example?join",
    "xmpp:coven%2Fchat@chat.example?join",
    `xmpp:${room}%2Fnick?join`,
    "xmpp://me@b.example?join",
    `xmpp:${"a".repeat(1_024)}@chat.example?join`,
  ])("%j is none", (text) => expect(parseMucUri(text)).toBeUndefined());
});

describe("buildMucUri", () => {
  it.each(["", "@chat.example", "a@b@c", `${room}/nick`, `${room}/`, "a b@chat.example"])(
    "refuses the room %j",
    (bad) => {
      expect(() => buildMucUri({ room: bad, action: "join" })).toThrow(
        expect.objectContaining({ name: "BuildError", element: "uri", rule: "room is no bare JID" }),
      );
    },
  );

  it("refuses an action that it could not read", () => {
    expect(() => buildMucUri({ room, action: "leave" as "join" })).toThrow(
      expect.objectContaining({ name: "BuildError", element: "uri", rule: "action is neither join nor invite" }),
    );
  });

  it("refuses characters that XML forbids, which no stanza could carry", () => {
    for (const text of ["\u0000", "\uD800", "a\uFFFE"]) {
      expect(() => buildMucUri({ room, action: "join", password: text })).toThrow(
        expect.objectContaining({ name: "BuildError", element: "uri" }),
      );
      expect(() => buildMucUri({ room, action: "invite", jids: [text] })).toThrow("forbidden in XML");
    }
  });

  it("leaves out what is not given", () => {
    expect(buildMucUri({ room, action: "join", password: undefined, jids: [] })).toBe(`xmpp:${room}?join`);
  });
});
