import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { isTestFile } from "../graph/imports.ts";

/** The sources of a package that are built and packed: all but tests. Relative to the package, with "/". */
export function sourceFiles(folder: string): readonly string[] {
  return filesIn(folder, "src").filter((path) => !isTestFile(path));
}

/** All files below a folder of the package. Relative to the package, with "/". */
export function filesIn(folder: string, name: string): readonly string[] {
  const entries = readdirSync(join(folder, name), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
}
