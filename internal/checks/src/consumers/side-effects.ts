import type { Check } from "../check.ts";
import { runProgram, tailOf } from "../process.ts";
import { packages } from "../tarballs/pack.ts";
import type { Manifest } from "../workspace.ts";
import { everything, install } from "./consumer.ts";

/**
 * What `"sideEffects": false` promises to bundlers: an import alone changes nothing in the program, starts nothing, and
 * may be left out.
 */
export const sideEffects: Check = {
  name: "side-effects",
  needs: ["pack"],
  run: async () => {
    const folder = await install(everything);
    const manifests = (await packages()).map(({ workspace }) => workspace.manifest);
    const entries = manifests.flatMap(entriesOf);
    return { problems: await sideEffectsOf(entries, folder), note: `${entries.length} entries` };
  },
};

function entriesOf({ name, exports = {} }: Manifest): readonly string[] {
  return Object.keys(exports)
    .filter((path) => !path.endsWith(".json"))
    .map((path) => name + path.slice(1));
}

/**
 * What the imports change when they are run in this folder, whatever the manifests say; each in a process of its own.
 */
export async function sideEffectsOf(entries: readonly string[], folder: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const entry of entries) {
    const args = ["--input-type=module", "--eval", PROGRAM, entry];
    const { code, output } = await runProgram(process.execPath, args, { cwd: folder });
    if (code !== 0) problems.push(`${entry}: ${tailOf(output, 12)}`);
    for (const line of output.split("\n"))
      if (line.startsWith(MARK)) problems.push(`${entry}: ${line.slice(MARK.length)}`);
  }
  return problems;
}

const MARK = "changed: ";

/** Looks at all that is reachable by one name from globalThis, and at what keeps a process running. */
const PROGRAM = `
const holders = (name) => {
  const value = globalThis[name];
  return [value, value?.prototype].filter((it) => (typeof it === "object" && it) || typeof it === "function");
};
const look = () => {
  const found = new Map([["what keeps the process running", process.getActiveResourcesInfo().length]]);
  for (const name of Reflect.ownKeys(globalThis)) {
    found.set(String(name), globalThis[name]);
    for (const [at, holder] of holders(name).entries()) {
      if (holder === globalThis || holder === process) continue;
      for (const key of Reflect.ownKeys(holder)) {
        const { value, get } = Object.getOwnPropertyDescriptor(holder, key);
        found.set([name, at, key].map(String).join(" "), value ?? get);
      }
    }
  }
  return found;
};
look(); // what is made at the first look is there
await new Promise(setImmediate);
const before = look();
await import(process.argv[1]);
await new Promise(setImmediate); // the files are closed
const after = look();
for (const name of new Set([...before.keys(), ...after.keys()])) {
  if (!Object.is(before.get(name), after.get(name))) console.log("${MARK}" + name);
}
`;
