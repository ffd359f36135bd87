import { fork } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const programs = fileURLToPath(new URL("../programs/", import.meta.url));
const compiled = fileURLToPath(new URL("../../dist/", import.meta.url));
const built = new Map<string, Promise<string>>();

/**
 * One of the programs in programs/, compiled, so that nothing but Node runs beside what is measured. The packages are
 * those in their dist/.
 */
function program(name: string): Promise<string> {
  const known = built.get(name) ?? compile(name);
  built.set(name, known);
  return known;
}

async function compile(name: string): Promise<string> {
  if (!existsSync(compiled)) mkdirSync(compiled);
  const outfile = `${compiled}${name}.mjs`;
  await build({
    entryPoints: [`${programs}${name}.ts`],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return outfile;
}

export interface ChildOptions {
  /** Flags for Node. */
  readonly flags?: readonly string[];
  /** Milliseconds until it is given up; 10 minutes unless told. */
  readonly timeout?: number;
}

/** What the program reports, run alone in a process of its own. */
export async function inChild<Result>(
  name: string,
  args: readonly (string | number)[] = [],
  { flags = [], timeout = 600_000 }: ChildOptions = {},
): Promise<Result> {
  const file = await program(name);
  return new Promise((resolve, reject) => {
    const child = fork(file, args.map(String), { execArgv: [...flags], timeout });
    let result: { readonly value: Result } | undefined;
    child.once("message", (value) => {
      result = { value: value as Result };
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (result && code === 0) resolve(result.value);
      else reject(new Error(`${name} ${args.join(" ")}: ${signal ?? `exit code ${code}`}`));
    });
  });
}
