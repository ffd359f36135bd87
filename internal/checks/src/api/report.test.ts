import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryTree } from "../test/temporary-tree.ts";
import type { Workspace } from "../workspace.ts";
import { differingReports, reportsOf } from "./report.ts";

const exports = { ".": { types: "./dist/index.d.ts" }, "./kit": { types: "./dist/kit.d.ts" } };
const manifest = { name: "@xeps/sample", version: "1.0.0", publishConfig: { exports } };

function sample(): Workspace {
  const path = temporaryTree({
    "package.json": JSON.stringify(manifest),
    "dist/index.d.ts": "/** Adds. */\nexport declare function add(a: number, b: number): number;\n",
    "dist/kit.d.ts": "export declare const KIT: string;\n",
  });
  return { folder: "packages/sample", path, manifest };
}

describe("the report of an entry point", () => {
  it("stands in etc, one for each", () => {
    expect(reportsOf(sample()).map(({ file }) => file)).toEqual(["etc/sample.api.md", "etc/sample-kit.api.md"]);
  });

  it("is wrong until it is accepted, and again when the exports change", () => {
    const workspace = sample();
    const compare = (accept = false) => differingReports([workspace], accept);
    const both = ["packages/sample/etc/sample.api.md", "packages/sample/etc/sample-kit.api.md"];
    expect(compare()).toEqual(both);
    expect(compare(true)).toEqual(both);
    expect(compare()).toEqual([]);
    expect(readFileSync(join(workspace.path, "etc/sample.api.md"), "utf8")).toContain("function add(a: number");
    writeFileSync(
      join(workspace.path, "dist/index.d.ts"),
      "export declare function add(a: string, b: number): number;\n",
    );
    expect(compare()).toEqual(["packages/sample/etc/sample.api.md"]);
  });
});
