import { describe, expect, it } from "vitest";
import { bareOf, domainOf, foldJid, isJid, resourceOf } from "./index.ts";

describe("the parts of an address", () => {
  it.each([
    ["a@b.lit/c", "a@b.lit", "c", "b.lit"],
    ["a@b.lit/c/d@e", "a@b.lit", "c/d@e", "b.lit"],
    ["a@B.Lit", "a@B.Lit", undefined, "b.lit"],
    ["B.lit", "B.lit", undefined, "b.lit"],
    ["b.lit/x@y", "b.lit", "x@y", "b.lit"],
    ["b.lit/", "b.lit", "", "b.lit"],
    ["", "", undefined, ""],
  ])("of %j", (jid, bare, resource, domain) => {
    expect(bareOf(jid)).toBe(bare);
    expect(resourceOf(jid)).toBe(resource);
    expect(domainOf(jid)).toBe(domain);
  });
});

describe("foldJid", () => {
  it("folds local part and domain, never the resource (RFC 7622 §3.4)", () => {
    expect(foldJid("Room@Chat.Example/Nick/Name")).toBe("room@chat.example/Nick/Name");
    expect(foldJid("Room@Chat.Example")).toBe("room@chat.example");
    expect(foldJid("ÄB@C")).toBe("äb@c");
  });
});

describe("isJid", () => {
  const part = (length: number) => "a".repeat(length);

  it.each([
    "b.lit",
    "a@b.lit",
    "a@b.lit/c",
    "a@b.lit/c d/e@f'\"<>&:",
    "b.lit/c",
    "[::1]",
    "straße@ö.example",
    `${part(1_023)}@${part(1_023)}/${part(1_023)}`,
    `${"é".repeat(511)}@b`,
  ])("takes %.40s", (jid) => expect(isJid(jid)).toBe(true));

  it.each([
    "",
    "@b",
    "a@",
    "/c",
    "a@b/",
    "b/",
    "a@b@c",
    "a b@c",
    "a\u00A0b@c",
    'a"b@c',
    "a&b@c",
    "a'b@c",
    "a:b@c",
    "a<b@c",
    "a>b@c",
    "a@b c",
    'a@b"c',
    "a@b&c",
    "a@b'c",
    "a@b<c",
    "a@b>c",
    `${part(1_024)}@b`,
    part(1_024),
    `a@b/${part(1_024)}`,
    `${"é".repeat(512)}@b`,
    `a@b/${"é".repeat(512)}`,
    part(60_000),
  ])("refuses %.40s", (jid) => expect(isJid(jid)).toBe(false));
});
