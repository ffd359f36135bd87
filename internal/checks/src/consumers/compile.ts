import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runProgram, tailOf } from "../process.ts";

const require = createRequire(import.meta.url);
const compiler = (name: string, program = "tsc"): string =>
  join(dirname(require.resolve(`${name}/package.json`)), "bin", program);

/** Programs by the version that they are. */
const compilers: Readonly<Record<string, string>> = {
  "5.4": compiler("typescript5.4"),
  "5.9": compiler("typescript5.9"),
  "6": compiler("typescript", "tsc6"),
  "7": compiler("typescript7"),
};

export type Resolution = "nodenext" | "node16" | "bundler";

/** One way in which a user may have set up TypeScript. */
export interface Setup {
  readonly version: string;
  readonly resolution: Resolution;
  readonly exact: boolean;
  /** Beside declarations that do not compile themselves; `tsc --init` and Vite suggest it to everybody. */
  readonly skipLibCheck?: boolean;
}

/** All setups of these versions. */
export function setupsOf(versions: readonly string[]): readonly Setup[] {
  const resolutions: readonly Resolution[] = ["nodenext", "node16", "bundler"];
  return versions.flatMap((version) =>
    resolutions.flatMap((resolution) => [true, false].map((exact) => ({ version, resolution, exact }))),
  );
}

/** For people. */
export function nameOf({ version, resolution, exact }: Setup): string {
  return `${version} ${resolution}${exact ? " exact" : ""}`;
}

/** Compiles main.ts of a folder, with the declarations of libraries. The messages, `undefined` without any. */
export async function compile(folder: string, setup: Setup, outDir?: string): Promise<string | undefined> {
  const config = join(folder, `tsconfig.${setup.version}.${setup.resolution}.${setup.exact}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions: options(setup, outDir), files: ["main.ts"] }));
  const program = compilers[setup.version];
  if (!program) return "no such compiler";
  const { code, output } = await runProgram(process.execPath, [program, "-p", config, "--pretty", "false"], {
    cwd: folder,
  });
  return code === 0 ? undefined : tailOf(output, 20);
}

/** Half of the setups have the types of Node and no DOM, as servers do; the other half the DOM alone, as pages do. */
function options({ resolution, exact, skipLibCheck = false }: Setup, outDir: string | undefined): object {
  return {
    target: "es2022",
    lib: exact ? ["es2022"] : ["es2022", "dom"],
    types: exact ? ["node"] : [],
    module: resolution === "bundler" ? "esnext" : resolution,
    moduleResolution: resolution,
    exactOptionalPropertyTypes: exact,
    strict: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    skipLibCheck,
    ...(outDir ? { outDir } : { noEmit: true }),
  };
}
