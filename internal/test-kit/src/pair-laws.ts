import fc from "fast-check";
import type { Element } from "ltx";
import { describe, expect, test } from "vitest";
import { laws } from "./arbitraries.ts";
import { canonicalXml } from "./canonical-xml.ts";
import { parseWithOtherLtx, parseXml } from "./parse-xml.ts";
import { plain } from "./plain.ts";
import { respell } from "./respell.ts";

/** A parser and a builder of the same element, and values of all fields that the builder writes. */
export interface Pair<T extends object> {
  readonly name: string;
  readonly values: fc.Arbitrary<T>;
  readonly parse: (element: Element) => T | undefined;
  readonly build: (value: T) => Element;
}

/** Declares the tests of what holds for every such pair. */
export function pairLaws<T extends object>({ name, values, parse, build }: Pair<T>): void {
  const read = (element: Element) => plain(parse(element));

  describe(name, () => {
    test("comes back from the wire as it was built", () => {
      const law = fc.property(values, (value) => {
        const element = build(value);
        expect(read(parseXml(element.toString()))).toStrictEqual(plain(value));
        expect(read(element)).toStrictEqual(plain(value));
      });
      fc.assert(law, laws);
    });

    test("is written as it was read, where a builder wrote it", () => {
      const law = fc.property(values, (value) => {
        const element = parseXml(build(value).toString());
        expect(canonicalXml(build(parse(element) as T))).toBe(canonicalXml(element));
      });
      fc.assert(law, laws);
    });

    test("reads the same under any prefix and in any order of attributes", () => {
      const law = fc.property(values, (value) => {
        expect(read(parseXml(respell(build(value))))).toStrictEqual(plain(value));
      });
      fc.assert(law, laws);
    });

    test("is read from elements of another copy of ltx, and such elements are written as our own", async () => {
      const law = fc.asyncProperty(values, async (value) => {
        const text = build(value).toString();
        const parsed = parse(await parseWithOtherLtx(text)) as T;
        expect(plain(parsed)).toStrictEqual(plain(value));
        const own = build(parsed);
        expect(canonicalXml(own.toString())).toBe(canonicalXml(text));
        expect(new Set([...nodesOf(own)].map((node) => node.constructor)).size).toBe(1);
      });
      await fc.assert(law, laws);
    });

    test("leaves what it was built from, and what it was read from, as it was", () => {
      const law = fc.property(values, (value) => {
        const before = JSON.stringify(plain(value));
        const element = build(deepFreeze(value));
        const text = element.toString();
        parse(element);
        expect(element.toString()).toBe(text);
        for (const node of nodesOf(element)) node.attrs.changed = "yes";
        expect(JSON.stringify(plain(value))).toBe(before);
      });
      fc.assert(law, laws);
    });
  });
}

function* nodesOf(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== "string") yield* nodesOf(child);
}

/** Plain objects and lists; elements stay as they are, ltx sets their parent. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || "attrs" in value) return value;
  for (const field of Object.values(value)) deepFreeze(field);
  return Object.isFrozen(value) || value instanceof Date ? value : Object.freeze(value);
}
