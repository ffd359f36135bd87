import { describe, expect, it } from "vitest";
import { sampleWorkspace } from "../test/sample-workspace.ts";
import { readWorkspaces } from "../workspace.ts";
import { importProblems } from "./imports.ts";

const problems = (files: Record<string, string>, manifests: Record<string, Record<string, unknown>> = {}) =>
  importProblems(readWorkspaces(sampleWorkspace(files, manifests))).join("\n");

it("passes sources that import what is declared", () => {
  expect(problems({})).toBe("");
});

describe("imports against the manifests", () => {
  it.each([
    ["a sibling that is not declared", 'import "@xeps/upper";', "@xeps/upper is imported, but not declared"],
    ["a foreign package that is not declared", 'import "left-pad";', "left-pad is imported, but not declared"],
    ["a type of a package that is not declared", 'type A = import("left-pad").A;', "left-pad is imported"],
    ["the entity's package", 'import type { A } from "@xmpp/client";', "never imports an entity"],
    ["a module of Node", 'import { on } from "node:events";', "runs in browsers too"],
    ["types of Node", '/// <reference types="node" />', "node is imported, but not declared"],
    ["a value of ltx", 'import { Element } from "ltx";', "a value of ltx"],
    ["a path inside ltx", 'import type { Element } from "ltx/lib/Element.js";', "a path inside a foreign package"],
    ["the sources of a sibling", 'import "../../upper/src/index.ts";', "leaves the package's src"],
    ["a file that is missing", 'import "./absent.ts";', "./absent.ts does not exist"],
  ])("finds %s", (_, text, message) => {
    const found = problems({ "packages/base/src/extra.ts": text });
    expect(found).toContain("packages/base/src/extra.ts:1: ");
    expect(found).toContain(message);
  });

  it("finds a subpath that the sibling does not export", () => {
    const found = problems({ "packages/upper/src/extra.ts": 'import "@xeps/base/inside";' });
    expect(found).toContain("@xeps/base has no export ./inside");
  });

  it("finds a sibling that is declared, but imported by tests only", () => {
    const found = problems({
      "packages/upper/src/index.ts": "export const a: number = 1;",
      "packages/upper/src/index.test.ts": 'import "@xeps/base";',
    });
    expect(found).toBe("packages/upper: @xeps/base is declared, but nothing in src imports it");
  });

  it("finds ltx without its types", () => {
    const found = problems({}, { base: { dependencies: { ltx: "^3.0.0" } } });
    expect(found).toContain('ltx is imported without "@types/ltx"');
  });

  it("finds the types of ltx without ltx", () => {
    const found = problems({ "packages/base/src/index.ts": "export type E = number;" });
    expect(found).toContain("@types/ltx is declared, but nothing in src imports it");
  });

  it("lets tests use Node, vitest and what is declared for development, and nothing else", () => {
    const tests = { "packages/base/src/test/helper.ts": 'import "node:fs"; import "vitest"; import "fast-check";' };
    expect(problems(tests, { base: { devDependencies: { "fast-check": "*" } } })).not.toContain("helper");
    expect(problems(tests)).toContain("fast-check is imported by a test, but not declared");
  });
});
