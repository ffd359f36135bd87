import { expect, it } from "vitest";
import type { Check } from "./check.ts";
import { selectChecks } from "./select.ts";

const check = (name: string, ...needs: string[]): Check => ({ name, needs, run: async () => ({ problems: [] }) });
const all = [check("build"), check("graph"), check("pack", "build"), check("attw", "pack")];
const select = (...names: string[]) => selectChecks(all, names).map((chosen) => chosen.name);

it("takes all checks when none is named", () => {
  expect(select()).toEqual(["build", "graph", "pack", "attw"]);
});

it("takes the named ones with all that they need, in order", () => {
  expect(select("attw")).toEqual(["build", "pack", "attw"]);
  expect(select("graph")).toEqual(["graph"]);
});

it("refuses a name that is none, and says which there are", () => {
  expect(() => select("knit")).toThrow('no check "knit"; there are: build, graph, pack, attw');
});
