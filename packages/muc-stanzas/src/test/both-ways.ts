import { canonicalXml, parseXml, plain } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { expect } from "vitest";

/** XML text is read as this value, and the value is written as this XML. */
export function bothWays<T>(
  xml: string,
  value: T,
  parse: (element: Element) => T | undefined,
  build: (value: T) => Element,
): void {
  expect(plain(parse(parseXml(xml)))).toStrictEqual(plain(value));
  expect(canonicalXml(build(value).toString())).toBe(canonicalXml(xml));
}
