import { expect, it } from "vitest";
import { canonicalXml, parseWithOtherLtx, parseXml } from "./index.ts";

it.each([
  ["the order of attributes", "<a b='1' c='2'/>", "<a c='2' b='1'/>"],
  ["prefixes", "<p:a xmlns:p='urn:x'><p:b/></p:a>", "<a xmlns='urn:x'><b/></a>"],
  ["where a namespace is declared", "<a xmlns='urn:x'><b xmlns='urn:x'/></a>", "<a xmlns='urn:x'><b/></a>"],
  ["prefixes of attributes", "<a xmlns:p='urn:x' p:b='1'/>", "<a xmlns:q='urn:x' q:b='1'/>"],
  ["quotes and references", `<a b="&amp;">&#65;</a>`, "<a b='&#38;'>A</a>"],
])("canonical XML does not depend on %s", (_, one, other) => {
  expect(canonicalXml(one)).toBe(canonicalXml(other));
});

it.each([
  ["names", "<a/>", "<b/>"],
  ["namespaces", "<a xmlns='urn:x'/>", "<a xmlns='urn:y'/>"],
  ["an empty namespace", "<a><b xmlns=''/></a>", "<a><b/></a>"],
  ["values", "<a b='1'/>", "<a b='2'/>"],
  ["text and white space", "<a> </a>", "<a/>"],
  ["the order of children", "<a><b/><c/></a>", "<a><c/><b/></a>"],
  ["nesting", "<a><b/><c/></a>", "<a><b><c/></b></a>"],
])("canonical XML tells %s apart", (_, one, other) => {
  expect(canonicalXml(one)).not.toBe(canonicalXml(other));
});

it("an element of the other copy of ltx has the same canonical XML and another class", async () => {
  const text = "<message><body>a &lt; b</body></message>";
  const [ours, others] = [parseXml(text), await parseWithOtherLtx(text)];
  expect(others.constructor).not.toBe(ours.constructor);
  expect(canonicalXml(others)).toBe(canonicalXml(ours));
});
