import { describe, expect, it } from "vitest";
import { readBlocks } from "./blocks.ts";

describe("readBlocks", () => {
  it("finds code with its place, its language and what stands behind it", () => {
    const text = "# T\n\n```js\na();\n\nb();\n```\n\n```ts room ejabberd unrun\nc();\n```\n\n```sh\nls\n```\n";
    expect(readBlocks("x.md", text)).toEqual([
      { at: "x.md:4", language: "js", code: "a();\n\nb();", names: [], isUnrun: false, profile: "prosody" },
      { at: "x.md:10", language: "ts", code: "c();", names: ["room"], isUnrun: true, profile: "ejabberd" },
    ]);
  });

  it("says where a block has no end", () => {
    expect(() => readBlocks("x.md", "```js\na();\n")).toThrow("x.md:2: the block has no end");
  });
});
