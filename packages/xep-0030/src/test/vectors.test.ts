import { FakeEntity, parseAll, parseXml } from "@xeps-internal/test-kit";
import { readVectors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import type { Element } from "ltx";
import { afterAll, describe, expect, it } from "vitest";
import {
  buildDiscoInfo,
  buildDiscoItems,
  createDisco,
  type DiscoInfo,
  type DiscoItems,
  hasFeature,
  NS_DISCO_INFO,
  NS_DISCO_ITEMS,
  parseDiscoInfo,
  parseDiscoItems,
  parseStanzaError,
} from "../index.ts";
import { attributeOf, childElements, findChild, textOf } from "../kit/index.ts";

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly xml: string;
  readonly policy?: boolean;
  readonly expected: Expected;
}

interface Vectors {
  readonly parse: readonly Vector[];
  readonly respond: readonly {
    readonly id: string;
    readonly title: string;
    readonly rule: string;
    readonly request: string;
    readonly must: readonly string[];
  }[];
}

interface Expected {
  readonly identities?: readonly object[];
  readonly features?: readonly string[];
  readonly supports?: Readonly<Record<string, boolean>>;
  readonly node?: string;
  readonly items?: readonly object[];
  readonly rsm?: object;
  readonly formTypes?: readonly string[];
  readonly error?: { readonly condition: string; readonly type: string };
}

interface Example {
  readonly example: number;
  readonly caption: string;
  readonly status: string;
  readonly stanzas: readonly string[];
}

const readExamples = (file: string) =>
  readVectors<{ readonly examples: readonly Example[] }>(file).examples.filter(
    ({ status }) => status === "well-formed" || status === "fragment",
  );

function read(stanza: Element): { info?: DiscoInfo | undefined; items?: DiscoItems | undefined } {
  const info = findChild(stanza, "query", NS_DISCO_INFO);
  const items = findChild(stanza, "query", NS_DISCO_ITEMS);
  return { info: info && parseDiscoInfo(info), items: items && parseDiscoItems(items) };
}

function formTypes(info: DiscoInfo | undefined): string[] {
  return (info?.extensions ?? []).map((form) => {
    const field = childElements(form).find((child) => attributeOf(child, "var") === "FORM_TYPE");
    const value = field && findChild(field, "value", "jabber:x:data");
    return value ? textOf(value) : "";
  });
}

describe.skipIf(!vectorsFolder)("vectors of service discovery", () => {
  const { parse, respond } = vectorsFolder ? readVectors<Vectors>("extra-disco.json") : { parse: [], respond: [] };
  const byPolicy = parse.filter(({ policy }) => policy).map(({ id }) => id);
  afterAll(() => {
    console.info(
      `extra-disco.json: ${parse.length} answers to read, by policy ${byPolicy.join(", ")}; ${respond.length} questions to answer`,
    );
  });

  it.each(parse)("$id: $title ($rule)", ({ xml, expected, policy }) => {
    const stanza = parseXml(xml);
    const { info, items } = read(stanza);
    // the specification leaves the outcome open: not thrown on, not taken for something else
    if (policy) {
      expect([info !== undefined, items !== undefined]).not.toEqual([true, true]);
      return;
    }
    if (expected.identities) expect(info?.identities).toStrictEqual(expected.identities);
    if (expected.features) expect(info?.features).toStrictEqual(expected.features);
    for (const [feature, supported] of Object.entries(expected.supports ?? {})) {
      expect(info && hasFeature(info, feature)).toBe(supported);
    }
    if (expected.node !== undefined) expect(info?.node).toBe(expected.node);
    if (expected.items) {
      expect(items?.items.map((item) => ({ ...item, extensions: undefined }))).toEqual(expected.items);
    }
    if (expected.rsm) expect(items?.page).toStrictEqual(expected.rsm);
    if (expected.formTypes) expect(formTypes(info)).toEqual(expected.formTypes);
    if (expected.error) expect(parseStanzaError(stanza)).toMatchObject(expected.error);
  });

  it.each(["xep-0030.json", "xep-0059.json", "xep-0115.json", "xep-0128.json"])(
    "%s: what the examples say of disco is read, and written again without loss",
    (file) => {
      let count = 0;
      for (const { stanzas } of readExamples(file)) {
        for (const stanza of stanzas.flatMap((text) => parseAll(text))) {
          const { info, items } = read(stanza);
          if (info) {
            count += 1;
            const query = findChild(stanza, "query", NS_DISCO_INFO) as Element;
            expect(parseDiscoInfo(buildDiscoInfo(info))).toEqual(withoutParents(info));
            expect(info.features).toHaveLength(query.getChildren("feature").length);
            expect(info.identities).toHaveLength(query.getChildren("identity").length);
          }
          if (items) {
            count += 1;
            const query = findChild(stanza, "query", NS_DISCO_ITEMS) as Element;
            expect(parseDiscoItems(buildDiscoItems(items))).toEqual(withoutParents(items));
            expect(items.items).toHaveLength(query.getChildren("item").length);
          }
        }
      }
      console.info(`${file}: ${count} disco queries in the examples`);
    },
  );

  it.each(respond)("$id: $title ($rule)", async ({ id, request, must }) => {
    const entity = new FakeEntity({ jid: "me@a.lit/r" });
    const disco = createDisco(entity);
    disco.addFeature("urn:a");
    disco.addFeature("urn:a");
    // What a MUC client does at the node of its rooms unless it is told to show them.
    disco.handle({ node: "http://jabber.org/protocol/muc#rooms" }, { items: () => ({ items: [] }) });
    entity.receive(request);
    const answer = await entity.nextSent("<iq");
    const { info, items } = read(answer);
    const error = parseStanzaError(answer);
    const features = info?.features ?? [];
    const checks: Readonly<Record<string, () => boolean>> = {
      "type=result": () => answer.attrs.type === "result",
      "type=error": () => answer.attrs.type === "error",
      "id mirrored": () => answer.attrs.id === "1",
      "to = requester": () => answer.attrs.to === "a@b.lit/c",
      ">=1 identity": () => info?.identities.length === 1,
      "feature http://jabber.org/protocol/disco#info": () => features.includes(NS_DISCO_INFO),
      "feature http://jabber.org/protocol/disco#items if items are answered": () => features.includes(NS_DISCO_ITEMS),
      "no duplicate feature": () => new Set(features).size === features.length,
      "no duplicate identity (category,type,xml:lang)": () => info?.identities.length === 1,
      "item-not-found": () => error?.condition === "item-not-found",
      "empty query unless the application opted in": () => items?.items.length === 0,
    };
    for (const demand of must) expect([id, demand, checks[demand]?.()]).toEqual([id, demand, true]);
  });

  const negatives = vectorsFolder ? readVectors<{ readonly id: string; readonly xml: string }[]>("negatives.json") : [];
  it.each([
    ["N47", { identities: [], features: [NS_DISCO_INFO] }],
    ["N48", { identities: [{ category: "client", type: "bot" }], features: [] }],
    ["N49", { identities: [], features: [NS_DISCO_INFO] }],
    ["N50", { items: [] }],
    ["N51", { identities: [{ category: "client", type: "bot" }], features: ["http://jabber.org/protocol/muc"] }],
  ])("%s, which may not be sent, is read without what is wrong", (id, expected) => {
    const { info, items } = read(parseXml(negatives.find((negative) => negative.id === id)?.xml ?? ""));
    expect(info ?? items).toStrictEqual(expected);
  });

  it("xep-0030.json: every error of the examples is read", () => {
    const errors = readExamples("xep-0030.json")
      .flatMap(({ stanzas }) => stanzas.flatMap((text) => parseAll(text)))
      .filter((stanza) => stanza.attrs.type === "error")
      .map(parseStanzaError);
    console.info(`xep-0030.json: ${errors.length} errors`);
    expect(errors.every((error) => error && error.condition !== "undefined-condition" && error.type)).toBe(true);
  });
});

/** What is compared with a copy: the copy of an element has another parent. */
function withoutParents<T extends { readonly extensions?: unknown }>(data: T): unknown {
  return data.extensions === undefined ? data : { ...data, extensions: expect.any(Array) };
}
