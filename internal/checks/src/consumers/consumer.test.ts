import { expect, it } from "vitest";
import { temporaryTree } from "../test/temporary-tree.ts";
import { compile, setupsOf } from "./compile.ts";

const newest = { version: "7", resolution: "nodenext", exact: true } as const;

it("covers every resolution with exact optional properties on and off", () => {
  expect(setupsOf(["6", "7"])).toHaveLength(12);
});

it("compiles declarations of libraries too", async () => {
  const library = (types: string) => ({
    "main.ts": 'import { a } from "a";\nexport const b: number = a;',
    "package.json": { type: "module" },
    "node_modules/@types/node/package.json": { name: "@types/node", types: "index.d.ts" },
    "node_modules/@types/node/index.d.ts": "export {};",
    "node_modules/a/package.json": { name: "a", type: "module", exports: { types: "./a.d.ts", default: "./a.js" } },
    "node_modules/a/a.d.ts": types,
  });
  expect(await compile(temporaryTree(library("export declare const a: number;")), newest)).toBeUndefined();
  const broken = 'import type { Element } from "absent";\nexport declare const a: number;\nexport type E = Element;';
  expect(await compile(temporaryTree(library(broken)), newest)).toContain("Cannot find module 'absent'");
});
