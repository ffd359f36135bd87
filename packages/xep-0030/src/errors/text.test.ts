import { forbiddenText, laws, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertXmlText, BuildError, sanitizeText } from "../index.ts";

const forbidden = [
  "\0",
  "\b",
  "\v",
  "\f",
  "\u000E",
  "\u001B",
  "\u001F",
  "\uD800",
  "\uDBFF",
  "\uDC00",
  "\uDFFF",
  "\uFFFE",
  "\uFFFF",
];
const allowed = ["", "\t\n\r", " ", "\u007F\u0085", "\uD7FF", "\uE000", "\uFFFD", "\u{10000}", "\u{10FFFF}", "👩‍🚀"];

describe("assertXmlText", () => {
  it.each(allowed)("takes %j (XML 1.0 §2.2)", (text) => {
    expect(() => assertXmlText(text, "body")).not.toThrow();
    expect(sanitizeText(text)).toBe(text);
  });

  it.each(forbidden)("refuses %j and says where it stands", (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    expect(() => assertXmlText(`ab${character}c`, "body")).toThrow(
      new BuildError("body", `character U+${code} at 2 is forbidden in XML 1.0`),
    );
  });
});

describe("sanitizeText", () => {
  it("replaces every such character, by U+FFFD unless told otherwise", () => {
    expect(sanitizeText(`a${forbidden.slice(0, 7).join("")}b`)).toBe(`a${"\uFFFD".repeat(7)}b`);
    expect(sanitizeText("\uDC00\uD800!\uFFFF", "?")).toBe("??!?");
    expect(sanitizeText("a\0b", "")).toBe("ab");
    expect(sanitizeText("a\0b", "$&")).toBe("a$&b");
  });

  it("makes any text sendable, and leaves sendable text alone", () => {
    fc.assert(
      fc.property(forbiddenText, xmlText, (bad, good) => {
        expect(() => assertXmlText(sanitizeText(bad), "x")).not.toThrow();
        expect(sanitizeText(good)).toBe(good);
      }),
      laws,
    );
  });
});
