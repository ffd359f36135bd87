import { fullJid, laws, someXmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { questionOf, relayedId } from "./relayed-id.ts";

describe("the id under which a question goes on to an occupant", () => {
  test("brings the answer back to who asked, under his id, whatever that is", () => {
    fc.assert(
      fc.property(fullJid, fullJid, someXmlText, (asker, other, id) => {
        fc.pre(asker !== other);
        const relayed = relayedId({ asker, id });
        expect(questionOf(relayed, [other, asker])).toEqual({ asker, id });
        expect(questionOf(relayed, [other])).toBeUndefined();
      }),
      laws,
    );
  });

  test("cannot be made by anybody else", () => {
    fc.assert(
      fc.property(fullJid, someXmlText, (asker, id) => {
        expect(questionOf(id, [asker])).toBeUndefined();
        const [content] = relayedId({ asker, id }).split(".");
        expect(questionOf(`${content}.${Buffer.from(asker).toString("base64url")}`, [asker])).toBeUndefined();
      }),
      laws,
    );
  });

  test("does not tell who asked", () => {
    const relayed = relayedId({ asker: "juliet@localhost/balcony", id: "q" });
    const readable = relayed.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    expect([relayed, ...readable].join(" ")).not.toContain("juliet");
  });
});
