import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { leastScores } from "./least-scores.ts";
import { options } from "./options.ts";

// Stryker changes one thing in a package's sources at a time and runs its tests: a change that no test notices survives.
const [name = "", ...flags] = process.argv.slice(2);
const least = leastScores[name];
if (least === undefined) {
  console.error(`usage: npm run mutation -- ${Object.keys(leastScores).join(" | ")} [--incremental] [src/file.ts …]`);
  process.exit(2);
}
process.chdir(fileURLToPath(new URL(`../../../packages/${name}/`, import.meta.url)));
// A mutant is tried against every law that reaches it; a few cases are enough, the tables of examples do the rest.
process.env.XEPS_RUNS ??= "10";
// The tests of the package must do without the vectors.
delete process.env.XEPS_VECTORS;
delete process.env.XEPS_TRANSCRIPTS;

const start = performance.now();
const files = flags.filter((flag) => !flag.startsWith("--"));
await new Stryker(options({ least, files, incremental: flags.includes("--incremental") })).runMutationTest();
console.log(`${name}: ${((performance.now() - start) / 60_000).toFixed(1)} minutes`);
