import { besideParsing, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { parseDiscoInfo, parseDiscoItems, parseStanzaError } from "../index.ts";

const list = (ns: string, child: string) => (count: number) => `<query xmlns='${ns}'>${child.repeat(count)}</query>`;
const INFO = "http://jabber.org/protocol/disco#info";
const ITEMS = "http://jabber.org/protocol/disco#items";
const COUNT = 20_000;

const INPUTS: readonly [name: string, parse: (element: Element) => unknown, make: (count: number) => string][] = [
  ["items", parseDiscoItems, list(ITEMS, "<item jid='room@chat.example' node='n' name='A room'/>")],
  ["identities", parseDiscoInfo, list(INFO, "<identity category='conference' type='text' name='A room'/>")],
  ["features", parseDiscoInfo, list(INFO, "<feature var='urn:example'/>")],
  ["foreign children", parseDiscoInfo, list(INFO, "<x xmlns='jabber:x:data'/>")],
  ["pages", parseDiscoItems, list(ITEMS, "<set xmlns='http://jabber.org/protocol/rsm'><max>1</max></set>")],
  [
    "one page of many parts",
    parseDiscoItems,
    (count) =>
      `<query xmlns='${ITEMS}'><set xmlns='http://jabber.org/protocol/rsm'>${"<first index='1'>a</first><count>1</count>".repeat(count)}</set></query>`,
  ],
  [
    "a long number",
    parseDiscoItems,
    (count) =>
      `${`<query xmlns='${ITEMS}'><set xmlns='http://jabber.org/protocol/rsm'><max>`}${" ".repeat(count * 10)}x</max></set></query>`,
  ],
  ["errors", parseStanzaError, (count) => `<iq type='error' xmlns='jabber:client'>${"<error/>".repeat(count)}</iq>`],
  [
    "an error of many children",
    parseStanzaError,
    (count) =>
      `<iq type='error' xmlns='jabber:client'><error>${"<a/><b xmlns='urn:b'>c</b> d".repeat(count)}</error></iq>`,
  ],
  [
    "depth",
    parseDiscoInfo,
    (count) => `<query xmlns='${INFO}'>${"<a xmlns='urn:a'>".repeat(count)}${"</a>".repeat(count)}</query>`,
  ],
];

describe("reading takes time in proportion to the input", () => {
  it.each(INPUTS)("of %s", (_name, parse, make) => {
    const text = make(COUNT);
    const element = parseXml(text);
    const { ours, allowed } = besideParsing(text, () => parse(element));
    expect(ours).toBeLessThan(allowed);
  });
});
