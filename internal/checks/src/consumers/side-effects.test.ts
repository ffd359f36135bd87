import { expect, it } from "vitest";
import { temporaryTree } from "../test/temporary-tree.ts";
import { sideEffectsOf } from "./side-effects.ts";

function problemsOf(code: string): Promise<readonly string[]> {
  const folder = temporaryTree({
    "node_modules/a/package.json": { name: "a", type: "module", sideEffects: false, exports: "./index.js" },
    "node_modules/a/index.js": code,
  });
  return sideEffectsOf(["a"], folder);
}

it("a module that only makes things of its own has none", async () => {
  expect(await problemsOf("export const seen = new Map([[1, 2]]); export class A { static all = new Set(); }")).toEqual(
    [],
  );
});

it.each([
  ["a new name for all", "globalThis.seen = 1; export {};", "seen"],
  ["another method of everybody's", "Array.prototype.last = () => {}; export {};", "Array 1 last"],
  ["another meaning of what is there", "Promise.all = () => {}; export {};", "Promise 0 all"],
  ["a timer", "setInterval(() => process.exit(0), 200); export {};", "what keeps the process running"],
])("%s is one", async (_, code, what) => {
  expect(await problemsOf(code)).toEqual([`a: ${what}`]);
});

it("what cannot be imported is told", async () => {
  expect(await problemsOf('throw new Error("not here");')).toMatchObject([expect.stringContaining("not here")]);
});
