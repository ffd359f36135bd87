import {
  canonicalXml,
  elementText,
  forbiddenText,
  laws,
  parseWithOtherLtx,
  parseXml,
  schemaErrors,
  vectorsFolder,
} from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { Element } from "ltx";
import { parse as parseWithLtx } from "ltx";
import { describe, expect, it } from "vitest";
import {
  BuildError,
  buildDiscoInfo,
  buildDiscoItems,
  buildStanzaError,
  hasFeature,
  parseDiscoInfo,
  parseDiscoItems,
  parseStanzaError,
} from "../index.ts";
import { discoInfo, discoItems, stanzaError } from "./arbitraries.ts";

/** Data in which elements are replaced by what they say. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if ("attrs" in value) return canonicalXml(value as Element);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** Through text, as on the wire. */
const reparse = (element: Element) => parseXml(element.toString());
const errorStanza = (error: Element) => parseXml(`<iq type='error'>${error.toString()}</iq>`);
const errorOf = (stanza: Element) => {
  const { stanza: _, name: __, ...fields } = { ...parseStanzaError(stanza) };
  return fields;
};

describe("for every value", () => {
  it("parse(build(info)) is info", () => {
    fc.assert(
      fc.property(discoInfo, (info) => {
        expect(plain(parseDiscoInfo(reparse(buildDiscoInfo(info))))).toStrictEqual(plain(info));
      }),
      laws,
    );
  });

  it("parse(build(items)) is items", () => {
    fc.assert(
      fc.property(discoItems, (items) => {
        expect(plain(parseDiscoItems(reparse(buildDiscoItems(items))))).toStrictEqual(plain(items));
      }),
      laws,
    );
  });

  it("parse(build(error)) is the error, with the type it was sent with", () => {
    fc.assert(
      fc.property(stanzaError, (error) => {
        const element = buildStanzaError(error);
        const expected = { ...error, type: error.type ?? element.attrs.type };
        expect(plain(errorOf(errorStanza(element)))).toStrictEqual(plain(expected));
      }),
      laws,
    );
  });

  it("build(parse(element)) is the element, for everything a builder writes", () => {
    fc.assert(
      fc.property(discoInfo, discoItems, (info, items) => {
        const first = reparse(buildDiscoInfo(info));
        const second = reparse(buildDiscoItems(items));
        expect(canonicalXml(buildDiscoInfo(parseDiscoInfo(first) ?? {}))).toBe(canonicalXml(first));
        expect(canonicalXml(buildDiscoItems(parseDiscoItems(second) ?? {}))).toBe(canonicalXml(second));
      }),
      laws,
    );
  });

  it("neither parsing nor building changes what it was given", () => {
    fc.assert(
      fc.property(discoInfo, (info) => {
        const before = JSON.stringify(plain(info));
        const element = buildDiscoInfo(info);
        const xml = element.toString();
        buildDiscoInfo(parseDiscoInfo(element) ?? {});
        expect(element.toString()).toBe(xml);
        expect(JSON.stringify(plain(info))).toBe(before);
      }),
      laws,
    );
  });

  it("elements of the other copy of ltx are read alike", async () => {
    await fc.assert(
      fc.asyncProperty(discoItems, async (items) => {
        const xml = buildDiscoItems(items).toString();
        expect(plain(parseDiscoItems(await parseWithOtherLtx(xml)))).toStrictEqual(plain(items));
      }),
      { numRuns: Math.ceil(laws.numRuns / 10) },
    );
  });

  it("forbidden characters are refused wherever they stand", () => {
    fc.assert(
      fc.property(forbiddenText, (text) => {
        for (const build of [
          () => buildDiscoInfo({ node: text }),
          () => buildDiscoInfo({ features: [text] }),
          () => buildDiscoInfo({ identities: [{ category: "a", type: "b", name: text }] }),
          () => buildDiscoInfo({ identities: [{ category: "a", type: "b", lang: text }] }),
          () => buildDiscoItems({ items: [{ jid: text }] }),
          () => buildDiscoItems({ items: [{ jid: "a", name: text }] }),
          () => buildDiscoItems({ page: { after: text } }),
          () => buildDiscoItems({ page: { first: text } }),
          () => buildStanzaError({ condition: "gone", text }),
          () => buildStanzaError({ condition: "gone", redirect: text }),
          () => buildStanzaError({ condition: "gone", by: text }),
        ]) {
          expect(build).toThrow(BuildError);
        }
      }),
      laws,
    );
  });
});

const anything = elementText({
  names: ["query", "identity", "feature", "item", "set", "first", "count", "max", "x", "error", "text", "gone", "iq"],
  namespaces: [
    "http://jabber.org/protocol/disco#info",
    "http://jabber.org/protocol/disco#items",
    "http://jabber.org/protocol/rsm",
    "urn:ietf:params:xml:ns:xmpp-stanzas",
    "jabber:client",
    "urn:x",
  ],
  attributes: ["category", "type", "var", "jid", "node", "name", "index", "code", "by", "constructor", "xml:lang"],
  values: ["error", "result", "conference", "404", "1"],
});

describe("for every tree", () => {
  it("parsers do not throw, and what they find can be written again", () => {
    fc.assert(
      fc.property(anything, (xml) => {
        const element = parseXml(xml);
        const info = parseDiscoInfo(element);
        const items = parseDiscoItems(element);
        parseStanzaError(element);
        if (info) expect(hasFeature(info, "http://jabber.org/protocol/disco#info")).toBe(true);
        if (items) expect(parseDiscoItems(buildDiscoItems(items))?.items.length).toBe(items.items.length);
      }),
      laws,
    );
  });

  it("an element nested 4 000 deep is carried like any other", () => {
    const deep = `${"<a xmlns='urn:a'>".repeat(4_000)}${"</a>".repeat(4_000)}`;
    const info = parseDiscoInfo(parseXml(`<query xmlns='http://jabber.org/protocol/disco#info'>${deep}</query>`));
    const built = buildDiscoInfo(info ?? {});
    expect(parseDiscoInfo(built)?.extensions).toHaveLength(1);
  });

  it("reading takes time in proportion: for ten times the items at most three times what ltx takes, and 5 ms", () => {
    const xml = (count: number) =>
      `<query xmlns='http://jabber.org/protocol/disco#items'>${"<item jid='room@chat.example' name='A room'/>".repeat(count)}</query>`;
    const text = xml(10_000);
    const element = parseXml(text);
    const median = (work: () => void) =>
      Array.from({ length: 5 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }).sort((left, right) => left - right)[2] as number;
    parseDiscoItems(parseXml(xml(1_000)));
    expect(median(() => parseDiscoItems(element))).toBeLessThan(3 * median(() => parseWithLtx(text)) + 5);
  });
});

describe.skipIf(!vectorsFolder)("against the schemas", () => {
  it("all that is built is valid, but for children of identities and items, which the schemas do not know", async () => {
    const infos = fc.sample(discoInfo, laws.numRuns).map((info) => ({
      ...info,
      identities: info.identities.map(({ category, type, name }) => ({ category, type, name: name ?? "", lang: "de" })),
    }));
    const lists = fc.sample(discoItems, laws.numRuns).map((list) => ({
      ...list,
      items: list.items.map(({ jid, node, name }) => ({ jid, node, name })),
    }));
    const errors = fc
      .sample(stanzaError, laws.numRuns)
      .filter(({ condition }) => !["text-ed", "höher"].includes(condition))
      .map((error) => ({ ...error, type: error.type === "later" ? "wait" : error.type }));
    const built = [
      ...infos.filter(({ identities }) => isNamedOnce(identities)).map(buildDiscoInfo),
      ...lists.map(buildDiscoItems),
      ...errors.map(buildStanzaError),
    ];
    console.info(`validated against the schemas: ${built.length} elements`);
    expect(await schemaErrors(built.map((element) => element.toString()))).toEqual([]);
  });

  it("what is not valid is found", async () => {
    const [good, bad] = ["<feature var='a'/>", "<feature/>"].map(
      (feature) => `<query xmlns='http://jabber.org/protocol/disco#info'>${feature}</query>`,
    ) as [string, string];
    const errors = await schemaErrors([good, bad, good]);
    expect(errors).not.toHaveLength(0);
    expect(errors.every((error) => error.endsWith(bad))).toBe(true);
  });
});

function isNamedOnce(identities: readonly { readonly category: string; readonly type: string }[]): boolean {
  return new Set(identities.map(({ category, type }) => JSON.stringify([category, type]))).size === identities.length;
}
