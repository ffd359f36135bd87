import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { builtFrom } from "./built-files.ts";
import { filesIn, sourceFiles } from "./source-files.ts";

/** Removes what an earlier build left in dist for sources that are gone; neither tsc nor turbo does. */
export function sweep(folder: string): void {
  if (!existsSync(join(folder, "dist"))) return;
  const wanted = new Set(sourceFiles(folder).flatMap(builtFrom));
  const stale = filesIn(folder, "dist").filter((path) => /\.(?:js|js\.map|d\.ts)$/.test(path) && !wanted.has(path));
  for (const path of stale) rmSync(join(folder, path));
}
