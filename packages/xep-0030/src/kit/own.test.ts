import { character, forbiddenText, garbageCollector, heapUsed, laws, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { own } from "./index.ts";

describe("own", () => {
  it.each(["", "short", "exactly 12 c", "thirteen char", "\uFEFFbyte order mark", `ä${"x".repeat(5_000)}`])(
    "is the same text: %.20j",
    (text) => expect(own(text)).toBe(text),
  );

  it("is the same text, lone surrogates included", () => {
    fc.assert(
      fc.property(fc.oneof(xmlText, forbiddenText, fc.string({ unit: character, maxLength: 2_000 })), (text) => {
        expect(own(text)).toBe(text);
      }),
      laws,
    );
    expect(own(`a lone surrogate: \uD800!`)).toBe("a lone surrogate: \uD800!");
  });

  it("does not keep the text alive that it was cut from", async () => {
    const collect = await garbageCollector();
    const heldBy = (keep: (text: string) => string) => {
      collect();
      const before = heapUsed();
      const kept = Array.from({ length: 100 }, (_, index) => keep(`${index}.`.repeat(30_000).slice(500, 530)));
      collect();
      return kept.length === 100 ? heapUsed() - before : Number.NaN;
    };
    expect(heldBy(own)).toBeLessThan(1_000_000);
    expect(heldBy((text) => text)).toBeGreaterThan(5_000_000);
  });
});
