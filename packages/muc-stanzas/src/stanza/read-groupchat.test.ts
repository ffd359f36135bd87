import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { readMucStanza } from "../index.ts";

const ROOM = "coven@chat.example";
const where = { room: ROOM, nick: "hag" };
const user = (content: string) => `<x xmlns='http://jabber.org/protocol/muc#user'>${content}</x>`;
const delay = (from: string, stamp = "2024-01-01T00:00:00Z") =>
  `<delay xmlns='urn:xmpp:delay' stamp='${stamp}'${from && ` from='${from}'`}/>`;

const said = (content: string, from = `${ROOM}/hag`) =>
  readMucStanza(parseXml(`<message type='groupchat' from='${from}' to='me@b.example/r'>${content}</message>`));
const says = (content: string, to = ROOM) =>
  readMucStanza(parseXml(`<message type='groupchat' from='me@b.example/r' to='${to}'>${content}</message>`), "user");

describe("a message to all", () => {
  it("has a body, and no key for what is not there", () => {
    expect(said("<body>hi &lt;all></body>")).toStrictEqual({
      kind: "groupchat-message",
      ...where,
      body: "hi <all>",
    });
    expect(said("<body/>")).toStrictEqual({ kind: "groupchat-message", ...where, body: "" });
    expect(said("<body>b</body>", ROOM)).toStrictEqual({ kind: "groupchat-message", room: ROOM, body: "b" });
  });

  it("MU-20: is read alike by the service", () => {
    expect(says("<body>b</body><thread>t</thread>")).toStrictEqual({
      kind: "groupchat-message",
      room: ROOM,
      body: "b",
      thread: "t",
    });
    expect(says("<body>b</body>", `${ROOM}/hag`)).toMatchObject(where);
  });

  it("MU-24: may have a subject and a thread, and changes nothing by them", () => {
    expect(said("<subject>s</subject><body>b</body><thread>t</thread>")).toStrictEqual({
      kind: "groupchat-message",
      ...where,
      body: "b",
      subject: "s",
      thread: "t",
    });
  });

  it("is read in the language of the stream where there are several", () => {
    expect(said("<body xml:lang='de'>ja</body><body>yes</body><body xml:lang='fr'>oui</body>")).toMatchObject({
      body: "yes",
    });
    expect(said("<body xml:lang='de'>ja</body><body xml:lang='fr'>oui</body>")).toMatchObject({ body: "ja" });
    expect(said("<body xml:lang='de'>ja</body><body xml:lang=''>yes</body>")).toMatchObject({ body: "yes" });
    expect(said("<body>1</body><body>2</body>")).toMatchObject({ body: "1" });
  });

  it("is not read from elements of other namespaces", () => {
    const foreign = ["body", "subject", "thread"].map((name) => `<${name} xmlns='urn:f'>1</${name}>`).join("");
    expect(said(`${foreign}text<body>2</body>`)).toStrictEqual({ kind: "groupchat-message", ...where, body: "2" });
    expect(said(foreign)).toStrictEqual({ kind: "groupchat-other", ...where });
    expect(said("<thread>1</thread><thread>2</thread><body/>")).toMatchObject({ thread: "1" });
  });

  it("MU-22, MU-26: is history beside a delay of the room, and of nobody else", () => {
    const stamp = new Date("2024-01-01T00:00:00Z");
    expect(said(`<body>b</body>${delay("Coven@Chat.Example")}`)).toStrictEqual({
      kind: "groupchat-message",
      ...where,
      body: "b",
      delay: { stamp, from: "Coven@Chat.Example" },
      history: true,
    });
    expect(said(`<body>b</body>${delay("b.example")}`)).toMatchObject({ history: false });
    expect(said(`<body>b</body>${delay(`${ROOM}/hag`)}`)).toMatchObject({ history: false });
    const anonymous = said(`<body>b</body>${delay("")}`);
    expect(anonymous).toStrictEqual({ kind: "groupchat-message", ...where, body: "b", delay: { stamp } });
  });

  it("MU-22: prefers the room's delay to one that a server on the way added, and the new format", () => {
    const old = `<x xmlns='jabber:x:delay' from='${ROOM}' stamp='20020910T23:08:25'/>`;
    expect(said(`<body>b</body>${delay("b.example")}${old}`)).toMatchObject({
      delay: { from: ROOM, stamp: new Date("2002-09-10T23:08:25Z") },
      history: true,
    });
    expect(said(`<body>b</body>${old}${delay(ROOM)}`)).toMatchObject({
      delay: { stamp: new Date("2024-01-01T00:00:00Z") },
    });
    expect(said(`<body>b</body>${old}`)).toMatchObject({ history: true });
  });

  it("has no delay where it cannot be read", () => {
    expect(said(`<body>b</body>${delay(ROOM, "yesterday")}`)).toStrictEqual({
      kind: "groupchat-message",
      ...where,
      body: "b",
    });
    expect(said("<body>b</body><delay xmlns='urn:f' stamp='2024-01-01T00:00:00Z'/>")).not.toHaveProperty("delay");
  });

  it("has the addresses which some rooms put beside history", () => {
    const addresses =
      "<addresses xmlns='http://jabber.org/protocol/address'>text<address type='ofrom' jid='h@b.example/r'/>" +
      "<address type='noreply'/><address jid='x'/><address xmlns='urn:f' type='to'/><other type='to'/></addresses>";
    expect(said(`<body>b</body><addresses xmlns='urn:f'/>${addresses}`)).toStrictEqual({
      kind: "groupchat-message",
      ...where,
      body: "b",
      addresses: [{ type: "ofrom", jid: "h@b.example/r" }, { type: "noreply" }],
    });
    expect(said("<body>b</body><addresses xmlns='http://jabber.org/protocol/address'/>")).not.toHaveProperty(
      "addresses",
    );
    expect(said("<body>b</body><addresses xmlns='urn:f'><address type='to'/></addresses>")).not.toHaveProperty(
      "addresses",
    );
  });

  it("shows the status codes beside it, from whom it may", () => {
    const codes = user("<status code='104'/><status code='170'/>");
    expect(said(`<body>b</body>${codes}`, ROOM)).toMatchObject({ room: ROOM, statusCodes: [104, 170] });
    expect(said(`<body>b</body>${codes}`)).toMatchObject({ nick: "hag", statusCodes: [104, 170] });
    expect(said(`<body>b</body>${user("")}`)).not.toHaveProperty("statusCodes");
  });
});

describe("a change of the subject", () => {
  it("MU-24, MU-25: has a subject and neither body nor thread, from an occupant or the room", () => {
    expect(said("<subject>Fire &amp; cauldron</subject>")).toStrictEqual({
      kind: "subject",
      ...where,
      subject: "Fire & cauldron",
    });
    expect(said("<subject/>", ROOM)).toStrictEqual({ kind: "subject", room: ROOM, subject: "" });
    expect(says("<subject>s</subject>")).toStrictEqual({ kind: "subject", room: ROOM, subject: "s" });
  });

  it("MU-24: is none beside a body or a thread", () => {
    expect(said("<subject>s</subject><thread>t</thread>")).toStrictEqual({
      kind: "groupchat-other",
      ...where,
      subject: "s",
      thread: "t",
    });
    expect(said("<subject>s</subject><thread/>")).toMatchObject({ kind: "groupchat-other", thread: "" });
    expect(said("<subject>s</subject><body/>")).toMatchObject({ kind: "groupchat-message" });
  });

  it("may come with a delay", () => {
    const changed = said(`<subject>s</subject>${delay(ROOM)}`);
    expect(changed).toStrictEqual({
      kind: "subject",
      ...where,
      subject: "s",
      delay: { stamp: new Date("2024-01-01T00:00:00Z"), from: ROOM },
    });
  });

  it("may come in several languages", () => {
    const several = said("<subject xml:lang='de'>B</subject><subject>A</subject><subject xml:lang='de'>C</subject>");
    expect(several).toMatchObject({
      subject: "A",
      subjects: new Map([
        ["de", "B"],
        ["", "A"],
      ]),
    });
    expect(said("<subject>A</subject><subject>B</subject>")).toMatchObject({
      subject: "A",
      subjects: new Map([["", "A"]]),
    });
    const named = said("<subject xml:lang='de'>B</subject><subject xml:lang='fr'>C</subject>");
    expect(named).toMatchObject({
      subject: "B",
      subjects: new Map([
        ["de", "B"],
        ["fr", "C"],
      ]),
    });
    expect(said("<subject xml:lang='de'>B</subject>")).toMatchObject({
      subject: "B",
      subjects: new Map([["de", "B"]]),
    });
    expect(said("<subject>A</subject><subject xml:lang='de'>B</subject>")).toMatchObject({
      subject: "A",
      subjects: new Map([
        ["", "A"],
        ["de", "B"],
      ]),
    });
  });
});

describe("a change of the configuration", () => {
  it("MU-56: is told by codes from the bare JID of the room", () => {
    expect(said(user("<status code='104'/><status code='172'/>"), "Coven@chat.example")).toStrictEqual({
      kind: "config-change",
      room: ROOM,
      statusCodes: [104, 172],
    });
  });

  it("is none from an occupant, from a user, or without a code", () => {
    expect(said(user("<status code='104'/>"))).toStrictEqual({ kind: "groupchat-other", ...where });
    expect(says(user("<status code='104'/>"))).toStrictEqual({ kind: "groupchat-other", room: ROOM });
    expect(said(user("<item role='none'/>"), ROOM)).toStrictEqual({ kind: "groupchat-other", room: ROOM });
    expect(said("", ROOM)).toStrictEqual({ kind: "groupchat-other", room: ROOM });
  });

  it("MU-60: an invitation in a message to all is none", () => {
    expect(says(user("<invite to='a@b.example'/>"))).toStrictEqual({ kind: "groupchat-other", room: ROOM });
    expect(said(user("<invite from='a@b.example'/>"), ROOM)).toMatchObject({ kind: "groupchat-other" });
  });
});
