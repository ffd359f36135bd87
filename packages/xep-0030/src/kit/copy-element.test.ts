import { canonicalXml, elementText, laws, parseWithOtherLtx, parseXml } from "@xeps-internal/test-kit";
import xml, { Element as XmlElement } from "@xmpp/xml";
import fc from "fast-check";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { BuildError } from "../errors/build-error.ts";
import { copyElement } from "./index.ts";

const childOf = (text: string): Element => parseXml(text).children[0] as Element;

describe("copyElement", () => {
  it("declares nothing where nothing is declared, and copies no attribute that is no text", () => {
    const original = xml("a", { id: "1" });
    Object.assign(original.attrs, { count: null });
    expect(copyElement(original).attrs).toStrictEqual({ id: "1" });
  });

  it("does not take the beginning of an attribute's name for a prefix", () => {
    const [original] = parseXml("<r xmlns='urn:r' xmlns:i='urn:i'><a id='1'/></r>").children as [Element];
    expect(copyElement(original).attrs).toStrictEqual({ xmlns: "urn:r", id: "1" });
  });

  it("declares the namespaces which the original has from above, and no others", () => {
    const original = childOf(
      "<a xmlns='urn:a' xmlns:p='urn:p' xmlns:q='urn:q' xmlns:unused='urn:u'><b xml:lang='de'><p:c q:d='1'/></b></a>",
    );
    expect(copyElement(original).attrs).toEqual({
      "xml:lang": "de",
      xmlns: "urn:a",
      "xmlns:p": "urn:p",
      "xmlns:q": "urn:q",
    });
    expect(canonicalXml(copyElement(original))).toBe(canonicalXml(original));
  });

  it("keeps declarations of its own", () => {
    const original = childOf("<a xmlns='urn:a'><b xmlns='urn:b'><c xmlns=''/></b></a>");
    expect(copyElement(original).toString()).toBe('<b xmlns="urn:b"><c xmlns=""/></b>');
    expect(copyElement(xml("a", {}, xml("b"))).toString()).toBe("<a><b/></a>");
  });

  it("is of the class that xmpp.js sends, deep, and independent", async () => {
    const original = await parseWithOtherLtx("<a xmlns='urn:a'><b>x</b></a>");
    const before = original.toString();
    const copy = copyElement(original);
    const child = copy.children[0] as Element;
    expect(original).not.toBeInstanceOf(XmlElement);
    expect(copy).toBeInstanceOf(XmlElement);
    expect(child).toBeInstanceOf(XmlElement);
    expect(child.parent).toBe(copy);
    expect(copy.parent).toBeNull();
    child.attrs.changed = "1";
    expect(original.toString()).toBe(before);
  });

  it("copies what programs write into elements: numbers as text, nothing for null", () => {
    const original = xml("a");
    Object.assign(original.attrs, { n: 1, none: undefined });
    original.children.push(2 as unknown as string);
    expect(copyElement(original).attrs).toEqual({ n: "1" });
    expect(copyElement(original).children).toEqual(["2"]);
  });

  it("refuses characters that XML forbids, at any depth", () => {
    const error = new BuildError("b", "character U+0001 at 0 is forbidden in XML 1.0");
    expect(() => copyElement(xml("a", {}, xml("b", {}, "\u0001")))).toThrow(error);
    expect(() => copyElement(xml("a", {}, xml("b", { c: "\u0001" })))).toThrow(error);
  });

  it("keeps every text by the function given", () => {
    const original = parseXml("<a xmlns='urn:a' b='c'>d<e f='g'>h</e></a>");
    const copy = copyElement(original, (text) => text.toUpperCase());
    expect(copy.toString()).toBe('<a xmlns="URN:A" b="C">D<e f="G">H</e></a>');
  });

  it("says the same as the original, wherever it stood", () => {
    const trees = elementText({
      names: ["a", "p:b", "c"],
      namespaces: ["urn:a", "urn:b"],
      attributes: ["x", "p:y", "xml:lang", "constructor"],
    });
    fc.assert(
      fc.property(trees, (tree) => {
        const original = childOf(`<root xmlns='urn:root' xmlns:p='urn:p'>${tree}</root>`);
        expect(canonicalXml(copyElement(original))).toBe(canonicalXml(original));
      }),
      laws,
    );
  });
});
