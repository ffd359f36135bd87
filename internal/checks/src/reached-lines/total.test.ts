import { expect, it } from "vitest";
import { coverageTable } from "./total.ts";

it("adds up lines, not percentages", () => {
  const workspaces = new Map([
    ["packages/a", { total: 300, covered: 300 }],
    ["packages/long", { total: 100, covered: 50 }],
  ]);
  expect(coverageTable(workspaces)).toEqual([
    "packages/a     100.00 %  300 of 300 lines",
    "packages/long   50.00 %  50 of 100 lines",
    "all             87.50 %  350 of 400 lines",
  ]);
});
