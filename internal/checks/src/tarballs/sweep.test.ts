import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryTree } from "../test/temporary-tree.ts";
import { sweep } from "./sweep.ts";

it("removes what was built of sources that are gone, and nothing else", () => {
  const folder = temporaryTree({
    "src/a.ts": "",
    "src/b.test.ts": "",
    "dist/a.js": "",
    "dist/a.d.ts": "",
    "dist/b.test.js": "",
    "dist/gone/c.js.map": "",
    "dist/.tsbuildinfo": "",
  });
  sweep(folder);
  const left = ["a.js", "a.d.ts", ".tsbuildinfo", "b.test.js", "gone/c.js.map"].map((name) =>
    existsSync(join(folder, "dist", name)),
  );
  expect(left).toEqual([true, true, true, false, false]);
});

it("does nothing before the first build", () => {
  expect(() => sweep(temporaryTree({ "src/a.ts": "" }))).not.toThrow();
});
