import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import { Element as XmlElement } from "@xmpp/xml";
import { describe, expect, it } from "vitest";
import { BuildError } from "../errors/build-error.ts";
import { buildElement, buildExtensions, buildTextElement } from "./index.ts";

describe("buildElement", () => {
  it("writes attributes and children, leaving out what is undefined or empty text", () => {
    const child = buildElement("c");
    const element = buildElement("a", { xmlns: "urn:a", n: 1, empty: "", none: undefined }, [
      "<",
      child,
      undefined,
      "",
    ]);
    expect(element.toString()).toBe('<a xmlns="urn:a" n="1" empty="">&lt;<c/></a>');
    expect(element.children).toHaveLength(2);
    expect(child.parent).toBe(element);
    expect(element.attrs).not.toHaveProperty("none");
    expect(buildElement("a").toString()).toBe("<a/>");
  });

  it("takes null for absent, as programs without a compiler have it", () => {
    const nothing = null as unknown as undefined;
    expect(buildElement("a", { n: nothing, b: "c" }, [nothing, buildTextElement("d", nothing), "e"]).toString()).toBe(
      '<a b="c">e</a>',
    );
  });

  it.each([5, true, Symbol("s")])("refuses the child %s, which is no text", (child) => {
    const error = new BuildError("a", `takes text, not a ${typeof child}`);
    expect(() => buildElement("a", {}, [child as unknown as string])).toThrow(error);
    expect(() => buildTextElement("a", child as unknown as string)).toThrow(error);
  });

  it("makes elements of the class that xmpp.js sends", () => {
    expect(buildElement("a")).toBeInstanceOf(XmlElement);
  });

  it("leaves the attributes it was given alone", () => {
    const attributes = Object.freeze({ a: "1", b: undefined });
    buildElement("x", attributes);
    expect(attributes).toEqual({ a: "1", b: undefined });
  });

  it("refuses characters that XML forbids, in attributes and text", () => {
    const error = new BuildError("a", "character U+0000 at 1 is forbidden in XML 1.0");
    expect(() => buildElement("a", { b: "x\0" })).toThrow(error);
    expect(() => buildElement("a", {}, ["x\0"])).toThrow(error);
  });
});

describe("buildTextElement", () => {
  it("is the element with its text, or nothing", () => {
    expect(buildTextElement("a", "b")?.toString()).toBe("<a>b</a>");
    expect(buildTextElement("a", "")?.toString()).toBe("<a/>");
    expect(buildTextElement("a", undefined)).toBeUndefined();
  });
});

describe("buildExtensions", () => {
  it("copies elements, so that they stay where they were", () => {
    const parent = parseXml("<a xmlns='urn:a'><b>x</b></a>");
    const [child] = parent.children;
    const [copy] = buildExtensions([child as never]);
    expect(copy).not.toBe(child);
    expect(copy && canonicalXml(copy)).toBe(canonicalXml("<b xmlns='urn:a'>x</b>"));
    expect(parent.children).toEqual([child]);
    expect(buildExtensions(undefined)).toEqual([]);
  });
});
