import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { leastScores } from "./least-scores.ts";
import { options } from "./options.ts";

// Stryker changes one thing at a time in the sources of a package, and runs its tests: what none notices survives.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { incremental: { type: "boolean", default: false }, lanes: { type: "string", default: "1" } },
});
const [name = "", ...files] = positionals;
const least = leastScores.get(name);
if (least === undefined) {
  const names = [...leastScores.keys()].join("|");
  console.error(`usage: npm run mutation -- ${names} [--incremental] [--lanes 2] [src/file.ts …]`);
  process.exit(2);
}
process.chdir(fileURLToPath(new URL(`../../../packages/${name}/`, import.meta.url)));
// A mutant is tried against every law that reaches it; a few cases are enough, the tables of examples do the rest.
process.env.XEPS_RUNS ??= "10";
// The tests of the package must do without the vectors.
delete process.env.XEPS_VECTORS;
delete process.env.XEPS_TRANSCRIPTS;

const start = performance.now();
const run = { least, files, incremental: values.incremental, lanes: Number(values.lanes) };
await new Stryker(options(run)).runMutationTest();
console.log(`${name}: ${((performance.now() - start) / 60_000).toFixed(1)} minutes`);
