import { elementText, fullJid, objects, parseXml, someXmlText, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { DiscoInfo, DiscoItem, DiscoItems, Identity, Page, StanzaErrorInit } from "../index.ts";

const integer: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1, 2_147_483_647), fc.nat(2_147_483_647));

/** Foreign elements, as text: parse results hold elements, which have parents and so are no data. */
const foreign = (namespace: string): fc.Arbitrary<string> =>
  elementText({ names: ["x", "query", "item", "feature", "y:z"], namespaces: ["urn:x"], attributes: ["var", "jid"] })
    .filter((xml) => !xml.includes("y:z"))
    .map((xml) => `<x xmlns='${namespace}'>${xml}</x>`);

const extensions = fc
  .array(foreign("urn:ext"), { minLength: 1, maxLength: 2 })
  .map((xmls) => xmls.map((xml) => parseXml(xml)));

const identity: fc.Arbitrary<Identity> = objects<Identity>(
  { category: someXmlText, type: someXmlText, name: xmlText, lang: xmlText, extensions },
  ["category", "type"],
);

const item: fc.Arbitrary<DiscoItem> = objects<DiscoItem>(
  { jid: fullJid, node: someXmlText, name: xmlText, extensions },
  ["jid"],
);

const page: fc.Arbitrary<Page> = objects<Page>({
  first: xmlText,
  firstIndex: integer,
  last: xmlText,
  count: integer,
  max: integer,
  after: xmlText,
  before: xmlText,
  index: integer,
}).filter(({ first, firstIndex }) => first !== undefined || firstIndex === undefined);

export const discoInfo: fc.Arbitrary<DiscoInfo> = objects<DiscoInfo>(
  {
    node: xmlText,
    identities: fc.uniqueArray(identity, {
      maxLength: 3,
      selector: ({ category, type, lang }) => JSON.stringify([category, type, lang]),
    }),
    features: fc.array(someXmlText, { maxLength: 4 }),
    extensions,
  },
  ["identities", "features"],
);

export const discoItems: fc.Arbitrary<DiscoItems> = objects<DiscoItems>(
  { node: xmlText, items: fc.array(item, { maxLength: 4 }), page, extensions },
  ["items"],
);

const conditions = ["bad-request", "gone", "redirect", "item-not-found", "undefined-condition", "text-ed", "höher"];

export const stanzaError: fc.Arbitrary<StanzaErrorInit> = objects<Omit<StanzaErrorInit, "stanza">>(
  {
    condition: fc.constantFrom(...conditions),
    type: fc.constantFrom("auth", "cancel", "continue", "modify", "wait", "later"),
    text: xmlText,
    by: xmlText,
    redirect: someXmlText.map((text) => text.trim()).filter((text) => text !== ""),
    application: extensions.map(([first]) => first as NonNullable<typeof first>),
  },
  ["condition", "type"],
).map(({ redirect, ...error }) =>
  redirect !== undefined && (error.condition === "gone" || error.condition === "redirect")
    ? { ...error, redirect }
    : error,
);
