import {
  canonicalXml,
  elementText,
  forbiddenText,
  laws,
  pairLaws,
  parseWithOtherLtx,
  parseXml,
} from "@xeps-internal/test-kit";
import { schemaErrors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildDelay, type Delay, findDelay, parseDelay } from "./index.ts";
import { someDelay } from "./test/arbitrary-delay.ts";

const STAMP = new Date("2002-09-10T23:08:25Z");
const LEGACY = "<x xmlns='jabber:x:delay' stamp='20020910T23:08:25'/>";

describe("parseDelay", () => {
  test.each<[string, string, Delay | undefined]>([
    ["a stamp alone", "<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'/>", { stamp: STAMP }],
    [
      "who delayed it and why (DL-03, DL-04)",
      "<delay xmlns='urn:xmpp:delay' from='capulet.example' stamp='2002-09-10T23:08:25Z'> Offline\n</delay>",
      { stamp: STAMP, from: "capulet.example", reason: " Offline\n" },
    ],
    [
      "a stamp with an offset (DL-02)",
      "<delay xmlns='urn:xmpp:delay' stamp='2002-09-11T01:08:25+02:00'/>",
      { stamp: STAMP },
    ],
    ["the epoch", "<delay xmlns='urn:xmpp:delay' stamp='1970-01-01T00:00:00Z'/>", { stamp: new Date(0) }],
    [
      "an empty from",
      "<delay xmlns='urn:xmpp:delay' from='' stamp='2002-09-10T23:08:25Z'/>",
      { stamp: STAMP, from: "" },
    ],
    ["a prefix", "<d:delay xmlns:d='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'/>", { stamp: STAMP }],
    [
      "text around a child, without the text in it",
      "<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'>a<b>c</b>d</delay>",
      { stamp: STAMP, reason: "ad" },
    ],
    ["the older format (DL-07)", LEGACY, { stamp: STAMP }],
    [
      "the older format with all it may hold",
      "<x xmlns='jabber:x:delay' from='capulet.example' stamp='20020910T23:08:25'>Offline</x>",
      { stamp: STAMP, from: "capulet.example", reason: "Offline" },
    ],
    ["the older format with a Z", "<x xmlns='jabber:x:delay' stamp='20020910T23:08:25Z'/>", { stamp: STAMP }],
    [
      "a newer stamp in the older element (DL-06)",
      "<x xmlns='jabber:x:delay' stamp='2002-09-10T23:08:25Z'/>",
      { stamp: STAMP },
    ],
    ["nothing without a stamp", "<delay xmlns='urn:xmpp:delay' from='capulet.example'/>", undefined],
    ["nothing with an unreadable stamp", "<delay xmlns='urn:xmpp:delay' stamp='yesterday'/>", undefined],
    [
      "nothing with an older stamp in the newer element",
      "<delay xmlns='urn:xmpp:delay' stamp='20020910T23:08:25'/>",
      undefined,
    ],
    ["nothing of a day that never was", "<x xmlns='jabber:x:delay' stamp='20020931T23:08:25'/>", undefined],
    ["nothing of an hour that never was", "<x xmlns='jabber:x:delay' stamp='20020910T25:08:25'/>", undefined],
    ["nothing of too short a stamp", "<x xmlns='jabber:x:delay' stamp='2002091T23:08:25'/>", undefined],
    [
      "nothing of a stamp with something before it",
      "<x xmlns='jabber:x:delay' stamp='120020910T23:08:25'/>",
      undefined,
    ],
    [
      "nothing of a stamp with something behind it",
      "<x xmlns='jabber:x:delay' stamp='20020910T23:08:25.5'/>",
      undefined,
    ],
    ["nothing of another element", "<later xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'/>", undefined],
    ["nothing of another namespace", "<delay xmlns='urn:xmpp:delays' stamp='2002-09-10T23:08:25Z'/>", undefined],
    [
      "nothing of the older name in the newer namespace",
      "<x xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'/>",
      undefined,
    ],
    [
      "nothing of the newer name in the older namespace",
      "<delay xmlns='jabber:x:delay' stamp='20020910T23:08:25'/>",
      undefined,
    ],
    ["nothing of an undeclared prefix", "<d:delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'/>", undefined],
  ])("reads %s", (_name, text, expected) => {
    expect(parseDelay(parseXml(text))).toStrictEqual(expected);
  });

  test("reads elements of another copy of ltx", async () => {
    const element = await parseWithOtherLtx("<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'>late</delay>");
    expect(parseDelay(element)).toStrictEqual({ stamp: STAMP, reason: "late" });
  });

  test("takes what a program put there for absent when it is no text", () => {
    const delay = parseXml("<delay xmlns='urn:xmpp:delay' from='a.example' stamp='2002-09-10T23:08:25Z'/>");
    Object.assign(delay.attrs, { from: null });
    expect(parseDelay(delay)).toStrictEqual({ stamp: STAMP });
    const stanza = parseXml("<message xmlns='urn:xmpp:delay'><delay stamp='2002-09-10T23:08:25Z'/></message>");
    const [child] = stanza.getChildElements();
    Object.assign(child?.attrs ?? {}, { xmlns: undefined });
    stanza.children.unshift(null as never);
    expect(findDelay(stanza)).toStrictEqual({ stamp: STAMP });
  });

  test("never throws, whatever the element", () => {
    const text = elementText({
      names: ["delay", "x", "p:delay", "message"],
      namespaces: ["urn:xmpp:delay", "jabber:x:delay"],
      attributes: ["stamp", "from", "__proto__", "xmlns:p"],
      values: ["2002-09-10T23:08:25Z", "20020910T23:08:25", "2002-13-10T23:08:25Z", "urn:xmpp:delay"],
    });
    fc.assert(
      fc.property(text, (xml) => {
        const stamps = [parseDelay(parseXml(xml)), findDelay(parseXml(xml))].map((delay) => delay?.stamp.getTime());
        expect(stamps).not.toContain(Number.NaN);
      }),
      laws,
    );
  });
});

pairLaws({ name: "Delay", values: someDelay, parse: parseDelay, build: buildDelay });

describe("buildDelay", () => {
  test.each<[string, Delay, string]>([
    ["a stamp in UTC (DL-02)", { stamp: STAMP }, "<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25.000Z'/>"],
    [
      "all fields",
      { stamp: STAMP, from: "room@c.example/<n>", reason: "a & b" },
      "<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25.000Z' from='room@c.example/&lt;n>'>a &amp; b</delay>",
    ],
    [
      "nothing for what is undefined or an empty reason",
      { stamp: STAMP, from: undefined, reason: "" },
      "<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25.000Z'/>",
    ],
  ])("writes %s", (_name, delay, expected) => {
    const element = buildDelay(delay);
    expect(canonicalXml(element)).toBe(canonicalXml(expected));
    expect(element.children).toHaveLength(delay.reason ? 1 : 0);
  });

  test.each([
    ["an invalid Date", new Date(Number.NaN)],
    ["a year that the format cannot hold", new Date(Date.UTC(10_000, 0))],
  ])("refuses %s", (_name, stamp) => {
    expect(() => buildDelay({ stamp })).toThrow(
      expect.objectContaining({
        name: "BuildError",
        element: "delay",
        rule: "the stamp is not a date between the years 1 and 9999",
        message: "<delay/>: the stamp is not a date between the years 1 and 9999",
      }),
    );
  });

  test.each([
    ["from", { stamp: STAMP, from: "a\uFFFE" }, "character U+FFFE at 1 is forbidden in XML 1.0"],
    ["reason", { stamp: STAMP, reason: "bell\u0007" }, "character U+0007 at 4 is forbidden in XML 1.0"],
  ])("refuses a character that XML forbids in the %s", (_name, delay, rule) => {
    expect(() => buildDelay(delay)).toThrow(expect.objectContaining({ name: "BuildError", element: "delay", rule }));
  });

  test("refuses every character that XML forbids", () => {
    fc.assert(
      fc.property(forbiddenText, fc.constantFrom("from", "reason"), (text, field) => {
        expect(() => buildDelay({ stamp: STAMP, [field]: text })).toThrow(TypeError);
      }),
      laws,
    );
  });

  test.skipIf(!vectorsFolder)("writes what the schema allows", async () => {
    const elements = fc.sample(someDelay, 2_000).map(buildDelay);
    console.log(`xep-0203: ${elements.length} elements validated`);
    expect(await schemaErrors(elements.map(String))).toEqual([]);
  });
});

describe("findDelay", () => {
  const stanza = (...delays: readonly string[]) => parseXml(`<message><body>hi</body>${delays.join(" ")}</message>`);
  const from = (jid: string, second: number) =>
    `<delay xmlns='urn:xmpp:delay' from='${jid}' stamp='2024-03-01T00:00:0${second}Z'/>`;
  const second = (delay: Delay | undefined) => delay?.stamp.getUTCSeconds();

  test("finds nothing where nothing is", () => {
    expect(findDelay(stanza())).toBeUndefined();
    expect(findDelay(stanza(from("room@chat.example", 1)), "other@chat.example")).toBeUndefined();
  });

  test("takes the first of several without a writer to look for (DL-01)", () => {
    expect(findDelay(stanza(from("a.example", 1), from("b.example", 2)))).toStrictEqual({
      stamp: new Date("2024-03-01T00:00:01Z"),
      from: "a.example",
    });
  });

  test("takes the one of the writer it looks for (DL-05)", () => {
    const message = stanza(from("b.example", 1), from("room@chat.example", 2), from("room@chat.example", 3));
    expect(second(findDelay(message, "room@chat.example"))).toBe(2);
  });

  test("does not take a delay without writer for that of the one it looks for", () => {
    const message = stanza("<delay xmlns='urn:xmpp:delay' stamp='2024-03-01T00:00:01Z'/>", LEGACY);
    expect(findDelay(message, "room@chat.example")).toBeUndefined();
    expect(findDelay(message, "")).toBeUndefined();
  });

  test.each([
    ["Room@Chat.example", "rOOM@cHAT.EXAMPLE", true],
    ["room@chat.example/Nick", "ROOM@chat.example/Nick", true],
    ["room@chat.example/Nick", "room@chat.example/nick", false],
    ["room@chat.example/nick", "room@chat.example", false],
    ["straße@chat.example", "STRASSE@chat.example", false],
    ["straße@chat.example/n", "STRASSE@chat.example/n", false],
    ["Chat.example/a@b/C", "chat.EXAMPLE/a@b/C", true],
  ])("compares %s with %s: %s", (written, wanted, isFound) => {
    expect(findDelay(stanza(from(written, 1)), wanted) !== undefined).toBe(isFound);
  });

  test("prefers the newer format to the older, wherever they stand (DL-07)", () => {
    expect(second(findDelay(stanza(LEGACY, from("a.example", 1))))).toBe(1);
    expect(second(findDelay(stanza(from("a.example", 1), LEGACY)))).toBe(1);
  });

  test("takes the first of the older format where that is all there is", () => {
    const later = "<x xmlns='jabber:x:delay' stamp='20020910T23:08:26'/>";
    expect(findDelay(stanza(LEGACY, later))).toStrictEqual({ stamp: STAMP });
    expect(findDelay(stanza("<x xmlns='jabber:x:delay' stamp='now'/>", later, LEGACY))?.stamp.getUTCSeconds()).toBe(26);
  });

  test("passes over what it cannot read", () => {
    const broken = "<delay xmlns='urn:xmpp:delay' stamp='now'/>";
    expect(second(findDelay(stanza(broken, from("a.example", 2))))).toBe(2);
    expect(findDelay(stanza(broken, LEGACY))).toStrictEqual({ stamp: STAMP });
  });

  test("looks at children only", () => {
    expect(
      findDelay(stanza(`<forwarded xmlns='urn:xmpp:forward:0'>${from("a.example", 1)}</forwarded>`)),
    ).toBeUndefined();
  });

  test("honours a namespace that is taken away", () => {
    const text = "<delay xmlns='urn:xmpp:delay'><delay xmlns='' stamp='2024-03-01T00:00:01Z'/></delay>";
    expect(findDelay(parseXml(text))).toBeUndefined();
  });
});
