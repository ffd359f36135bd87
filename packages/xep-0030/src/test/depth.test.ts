import xml from "@xmpp/xml";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { buildDiscoItems, parseDiscoItems } from "../index.ts";
import { copyElement } from "../kit/index.ts";

describe("no stack is too small", () => {
  it("for a list of 200 000 items", () => {
    const items = Array.from({ length: 200_000 }, (_, index) => ({ jid: `room${index}@chat.example` }));
    expect(parseDiscoItems(buildDiscoItems({ items }))).toStrictEqual({ items });
  });

  it("for the copy of an element nested 100 000 deep", () => {
    const root = xml("a", { xmlns: "urn:a" });
    let deep = root;
    for (let depth = 0; depth < 100_000; depth += 1) {
      const child = xml("a");
      child.parent = deep;
      deep.children.push(child);
      deep = child;
    }
    let depth = 0;
    for (let at = copyElement(root); at.children.length > 0; at = at.children[0] as Element) depth += 1;
    expect(depth).toBe(100_000);
  });
});
