import { childElements, nameOf, namespaceOf } from "@xeps/xep-0030/kit";
import { parseXml } from "@xeps-internal/test-kit";
import { readVectors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { readMucStanza } from "./index.ts";

type Nodes = readonly (Element | string)[];

interface Vector {
  readonly xml: string;
  readonly xmlFixed?: string;
}

const NAMES = "x query item status body subject thread show error delay addresses invite decline destroy reason actor";

/** Elements that are named like ours, full of what would mean something, and of a namespace that nobody knows. */
const namesakes: readonly Element[] = NAMES.split(" ").map((name) =>
  parseXml(
    `<${name} xmlns='urn:example:foreign' type='form' code='110' role='moderator' jid='a@b.example' from='a@b.example'
      to='a@b.example' stamp='2020-01-01T00:00:00Z'>no</${name}>`,
  ),
);

const VARIATIONS: Readonly<Record<string, (children: Nodes) => Nodes>> = {
  "foreign namesakes in front": (children) => [...namesakes, ...children],
  "foreign namesakes behind": (children) => [...children, ...namesakes],
  "white space between its children": (children) => [...children.flatMap((child) => ["\n  ", child]), "\n"],
  "its kinds of children in another order": otherOrder,
};

/** Children of one name keep their order, which may mean something. */
function otherOrder(children: Nodes): Nodes {
  const kinds = new Map<string, (Element | string)[]>();
  for (const child of children) {
    const kind = typeof child === "string" ? "" : `${nameOf(child)} ${namespaceOf(child)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), child]);
  }
  return [...kinds.values()].reverse().flat();
}

const isPayload = (child: Element) => /muc|register|x:data/.test(namespaceOf(child) ?? "");

/** The stanza with this change to its own children, or to those of its payloads. */
function vary(xml: string, where: "stanza" | "payload", change: (children: Nodes) => Nodes): Element {
  const stanza = parseXml(xml);
  const parents = where === "stanza" ? [stanza] : childElements(stanza).filter(isPayload);
  for (const parent of parents) parent.children = [...change(parent.children)];
  return parseXml(stanza.toString());
}

/** What is read, without what a variation puts beside it. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Map) return value;
  const fields = Object.entries(value).filter(([name]) => name !== "extensions");
  return Object.fromEntries(fields.map(([name, field]) => [name, known(field)]));
}

describe.skipIf(!vectorsFolder)("every stanza of the vectors reads the same", () => {
  const examples = vectorsFolder ? readVectors<{ examples: { stanzas: Vector[] }[] }>("xep-0045.json").examples : [];
  const extra = vectorsFolder ? readVectors<{ vectors: Vector[] }>("extra-muc.json").vectors : [];
  const texts = [...examples.flatMap(({ stanzas }) => stanzas), ...extra].map(({ xml, xmlFixed }) => xmlFixed ?? xml);

  it(`in ${texts.length} stanzas`, () => expect(texts.length).toBeGreaterThan(200));

  describe.each(["stanza", "payload"] as const)("where the %s has", (where) => {
    it.each(Object.entries(VARIATIONS))("%s", (_, change) => {
      for (const xml of texts) {
        for (const side of ["room", "user"] as const) {
          const varied = known(readMucStanza(vary(xml, where, change), side));
          expect([xml, varied]).toEqual([xml, known(readMucStanza(parseXml(xml), side))]);
        }
      }
    });
  });
});
