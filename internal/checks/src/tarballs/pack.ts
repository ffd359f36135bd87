import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Check } from "../check.ts";
import { runProgram, tailOf } from "../process.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { publishedOf, readWorkspaces, repository, type Workspace } from "../workspace.ts";

/** A published package and the file which would go to the registry. */
export interface Tarball {
  readonly workspace: Workspace;
  readonly file: string;
}

let packing: Promise<readonly Tarball[]> | undefined;

/** Packs the published packages as they were built, once for all checks. */
export function packages(): Promise<readonly Tarball[]> {
  packing ??= packAll();
  return packing;
}

/** The packages can be packed at all. */
export const pack: Check = {
  name: "pack",
  needs: ["build"],
  run: async () => ({ problems: [], note: `${(await packages()).length} tarballs` }),
};

async function packAll(): Promise<readonly Tarball[]> {
  const folder = temporaryFolder();
  const { code, output } = await pnpm(["-r", "--filter", "./packages/*", "pack", "--pack-destination", folder]);
  if (code !== 0) throw new Error(tailOf(output));
  const files = readdirSync(folder);
  return publishedOf(readWorkspaces(repository)).map((workspace) => {
    const name = `xeps-${basename(workspace.path)}-${workspace.manifest.version}.tgz`;
    if (!files.includes(name)) throw new Error(`pnpm pack wrote no ${name}, only ${files.join(", ")}`);
    return { workspace, file: join(folder, name) };
  });
}

/** Runs the pnpm which package.json names. */
export async function pnpm(args: readonly string[]): ReturnType<typeof runProgram> {
  const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  return runProgram("npx", ["-y", "--prefer-offline", packageManager, ...args], { cwd: repository });
}
