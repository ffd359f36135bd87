import { parseXml } from "@xeps-internal/test-kit";
import xml from "@xmpp/xml";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import {
  attributeOf,
  childElements,
  findChild,
  isInNamespaceOf,
  isNamed,
  nameOf,
  namespaceOf,
  textOf,
} from "./index.ts";

const first = (text: string): Element => childElements(parseXml(text))[0] as Element;

describe("namespaceOf and nameOf", () => {
  it.each([
    ["<a xmlns='urn:a'><b/></a>", "b", "urn:a"],
    ["<a xmlns='urn:a'><b xmlns='urn:b'/></a>", "b", "urn:b"],
    ["<a xmlns='urn:a'><b xmlns=''/></a>", "b", ""],
    ["<p:a xmlns:p='urn:p'><p:b/></p:a>", "b", "urn:p"],
    ["<p:a xmlns:p='urn:p' xmlns='urn:a'><b/></p:a>", "b", "urn:a"],
    ["<a><b/></a>", "b", "jabber:client"],
  ])("of the child in %s", (text, name, namespace) => {
    expect(nameOf(first(text))).toBe(name);
    expect(namespaceOf(first(text))).toBe(namespace);
  });

  it("is undefined where nothing was ever declared", () => {
    expect(namespaceOf(xml("a"))).toBeUndefined();
    expect(namespaceOf(xml("p:a", { xmlns: "urn:a" }))).toBeUndefined();
  });
});

describe("isNamed and findChild", () => {
  it("want name and namespace, whatever the prefix", () => {
    const parent = parseXml(
      "<a xmlns:p='urn:b'>b<b/><bb xmlns='urn:b'/><q:b xmlns:q='urn:q'/><p:b/><b xmlns='urn:b'/></a>",
    );
    expect(findChild(parent, "b", "urn:b")?.name).toBe("p:b");
    expect(findChild(parent, "b", "urn:q")?.name).toBe("q:b");
    expect(findChild(parent, "b", "jabber:client")?.name).toBe("b");
    expect(findChild(parent, "b", "urn:none")).toBeUndefined();
    expect(findChild(parent, "c", "urn:b")).toBeUndefined();
    expect(isNamed("b", "b", "urn:b")).toBe(false);
    expect(isNamed(first("<a><b xmlns=''/></a>"), "b", "jabber:client")).toBe(false);
  });
});

describe("isInNamespaceOf", () => {
  it.each([
    ["<a xmlns='urn:a'><b/></a>", true],
    ["<a xmlns='urn:a'><b xmlns='urn:a'/></a>", true],
    ["<a xmlns='urn:a'><b xmlns='urn:b'/></a>", false],
    ["<a xmlns='urn:a'><b xmlns=''/></a>", false],
    ["<p:a xmlns:p='urn:p'><p:b/></p:a>", true],
    ["<p:a xmlns:p='urn:p'><b/></p:a>", false],
    ["<p:a xmlns:p='urn:p' xmlns='urn:p'><b/></p:a>", true],
    ["<a xmlns='urn:a'><p:b xmlns:p='urn:p'/></a>", false],
    ["<a xmlns='urn:a'><p:b xmlns:p='urn:a'/></a>", true],
    ["<a><b/></a>", true],
  ])("compares parent and child of %s", (text, same) => {
    const child = first(text);
    expect(isInNamespaceOf(child.parent as Element, child)).toBe(same);
  });
});

describe("childElements and textOf", () => {
  it("part the elements from the text", () => {
    const element = parseXml("<a>one <b>two</b>&amp; three<c/></a>");
    expect(childElements(element).map(nameOf)).toEqual(["b", "c"]);
    expect(textOf(element)).toBe("one & three");
    expect(textOf(parseXml("<a> x </a>"))).toBe(" x ");
    expect(textOf(parseXml("<a/>"))).toBe("");
    expect(textOf(parseXml("<a><b>x</b></a>"))).toBe("");
  });

  it("take for elements what has the shape of one", () => {
    const odd = xml("a");
    odd.children = [1, null, undefined, { attrs: {} }, { attrs: {}, children: [] }, xml("b")] as unknown as string[];
    expect(childElements(odd).map(nameOf)).toEqual(["b"]);
  });
});

describe("attributeOf", () => {
  it("is the text of an attribute, of numbers and booleans too, and never of the prototype", () => {
    const element = xml("a", { x: "1" });
    Object.assign(element.attrs, { n: 2, t: true, o: {}, nothing: null });
    expect(attributeOf(element, "x")).toBe("1");
    expect(attributeOf(element, "n")).toBe("2");
    expect(attributeOf(element, "t")).toBe("true");
    for (const name of ["o", "nothing", "missing", "constructor", "hasOwnProperty", "__proto__"]) {
      expect(attributeOf(element, name)).toBeUndefined();
    }
  });
});
