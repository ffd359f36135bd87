import { elementText, forbiddenText, laws, pairLaws, parseXml } from "@xeps-internal/test-kit";
import { schemaErrors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import xml from "@xmpp/xml";
import fc from "fast-check";
import type { Element } from "ltx";
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
  type StanzaErrorInit,
} from "../index.ts";
import { discoInfo, discoItems, stanzaError } from "./arbitraries.ts";

/** A stanza with this error. */
function errorStanza(error: StanzaErrorInit): Element {
  return xml("iq", { xmlns: "jabber:client", type: "error" }, buildStanzaError(error));
}

/** What the error of a stanza says, without what makes it an Error. */
function errorOf(stanza: Element): StanzaErrorInit {
  const { stanza: _, name: __, ...fields } = { ...parseStanzaError(stanza) } as StanzaErrorInit & { name: string };
  return fields;
}

pairLaws({ name: "DiscoInfo", values: discoInfo, parse: parseDiscoInfo, build: buildDiscoInfo });
pairLaws({ name: "DiscoItems", values: discoItems, parse: parseDiscoItems, build: buildDiscoItems });
pairLaws({ name: "StanzaError", values: stanzaError, parse: errorOf, build: errorStanza });

describe("for every value", () => {
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
});

describe.skipIf(!vectorsFolder)("against the schemas", () => {
  it("all that is built is valid, but for children of identities and items, which the schemas do not know", async () => {
    const infos = fc.sample(discoInfo, 2_000).map((info) => ({
      ...info,
      identities: info.identities.map(({ category, type, name }) => ({ category, type, name: name ?? "", lang: "de" })),
    }));
    const lists = fc.sample(discoItems, 2_000).map((list) => ({
      ...list,
      items: list.items.map(({ jid, node, name }) => ({ jid, node, name })),
    }));
    const errors = fc
      .sample(stanzaError, 2_000)
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
