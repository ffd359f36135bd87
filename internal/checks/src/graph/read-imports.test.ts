import { expect, it } from "vitest";
import { readImports } from "./read-imports.ts";

const one = (text: string) => readImports("a.ts", text).map((found) => [found.specifier, found.typeOnly]);

it.each([
  ['import xml from "p";', false],
  ['import "p";', false],
  ['import * as all from "p";', false],
  ['import { a } from "p";', false],
  ['import { type A } from "p";', false],
  ['import type { A } from "p";', true],
  ['import type A from "p";', true],
  ['export * from "p";', false],
  ['export { a } from "p";', false],
  ['export type { A } from "p";', true],
  ['const a = await import("p");', false],
  ["const a = await import(`p`);", false],
  ['function f() { return require("p"); }', false],
  ['import a = require("p");', false],
  ['type A = import("p").A;', true],
  ['declare module "p" { interface A {} }', true],
  ['/// <reference types="p" />', true],
])("reads %s", (text, typeOnly) => {
  expect(one(text)).toEqual([["p", typeOnly]]);
});

it("does not take words in comments and strings for imports", () => {
  expect(one(`// import "a"\nconst text = 'import "b"'; /** {@link import("c")} */ const n = 1;`)).toEqual([]);
});

it("tells the line", () => {
  expect(readImports("a.ts", '\n\nimport "p";')[0]?.line).toBe(3);
});
