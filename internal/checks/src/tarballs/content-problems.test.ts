import { expect, it } from "vitest";
import type { Manifest } from "../workspace.ts";
import { contentProblems } from "./content-problems.ts";

const sources = ["src/index.ts"];
const files = [
  "LICENSE",
  "README.md",
  "package.json",
  "src/index.ts",
  "dist/index.js",
  "dist/index.js.map",
  "dist/index.d.ts",
];
const manifest: Manifest = {
  name: "@xeps/a",
  version: "0.1.0",
  license: "MIT",
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  dependencies: { "@xeps/b": "^0.1.0", ltx: "^3.1.2" },
};
const problems = (packed: readonly string[], changed: Partial<Manifest> = {}) =>
  contentProblems(packed, sources, { ...manifest, ...changed }).join("; ");

it("passes a tarball of exactly what a user needs", () => {
  expect(problems(files)).toBe("");
  expect(problems([...files, "CHANGELOG.md"])).toBe("");
});

it.each([
  ["LICENSE", "LICENSE is missing"],
  ["README.md", "README.md is missing"],
  ["dist/index.js", "dist/index.js is missing; dist/index.js is exported, not packed"],
  ["dist/index.d.ts", "dist/index.d.ts is missing; dist/index.d.ts is exported, not packed"],
  ["src/index.ts", "src/index.ts is missing"],
])("finds that %s is missing", (path, message) => {
  expect(problems(files.filter((file) => file !== path))).toBe(message);
});

it.each(["src/index.test.ts", "dist/gone.js", "dist/.tsbuildinfo", "tsconfig.json", "src/test/helper.ts"])(
  "finds that %s does not belong in it",
  (path) => {
    expect(problems([...files, path])).toBe(`${path} is packed`);
  },
);

it.each<[string, Partial<Manifest>, string]>([
  ["a workspace range", { dependencies: { "@xeps/b": "workspace:^" } }, "@xeps/b is workspace:^"],
  ["a catalog range", { dependencies: { ltx: "catalog:" } }, "ltx is catalog:"],
  ["an exact version", { dependencies: { ltx: "3.1.2" } }, "ltx is exactly 3.1.2"],
  ["the condition of the repository", { exports: { ".": { "@xeps/source": "./src/index.ts" } } }, "name the sources"],
  ["another license", { license: "ISC" }, "not MIT"],
])("finds %s in the packed package.json", (_, changed, message) => {
  expect(problems(files, changed)).toContain(message);
});
