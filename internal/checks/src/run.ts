import { api } from "./api/check.ts";
import { changesets } from "./changesets/check.ts";
import type { Check } from "./check.ts";
import { bundle } from "./consumers/bundle.ts";
import { consumers } from "./consumers/check.ts";
import { page } from "./consumers/page.ts";
import { readme } from "./consumers/readme.ts";
import { sideEffects } from "./consumers/side-effects.ts";
import { documented } from "./documented.ts";
import { costs } from "./gates.ts";
import { graph } from "./graph/check.ts";
import { hygiene } from "./hygiene/check.ts";
import { runChecks } from "./runner.ts";
import { selectChecks } from "./select.ts";
import { contents } from "./tarballs/contents.ts";
import { publishLint, typeResolution } from "./tarballs/linters.ts";
import { pack } from "./tarballs/pack.ts";
import { publish } from "./tarballs/publish.ts";
import { build, format, lint, manifests, types, unused } from "./tools.ts";

/** In the order in which they start; those which packing waits for come first. */
const all: readonly Check[] = [
  build,
  graph,
  hygiene,
  changesets,
  manifests,
  format,
  lint,
  types,
  unused,
  documented,
  api,
  pack,
  contents,
  publishLint,
  ...consumers,
  readme,
  page,
  typeResolution,
  bundle,
  sideEffects,
  costs,
  publish,
];

const start = performance.now();
const chosen = selectChecks(all, process.argv.slice(2));
const failed = await runChecks(chosen, { lanes: 2, print: (line) => console.log(line) });
const seconds = ((performance.now() - start) / 1_000).toFixed(0);
console.log(`checks: ${chosen.length - failed.length} passed, ${failed.length} failed, ${seconds} s`);
process.exitCode = failed.length > 0 ? 1 : 0;
