import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Check } from "../check.ts";
import { isTestFile } from "../graph/imports.ts";
import { runProgram } from "../process.ts";
import type { Manifest } from "../workspace.ts";
import { contentProblems } from "./content-problems.ts";
import { packages, type Tarball } from "./pack.ts";

/** A tarball holds dist and src without tests, README, LICENSE, package.json, and nothing else. */
export const contents: Check = {
  name: "contents",
  needs: ["pack"],
  run: async () => {
    const problems = await Promise.all((await packages()).map(problemsOf));
    return { problems: problems.flat() };
  },
};

async function problemsOf({ workspace, file }: Tarball): Promise<readonly string[]> {
  const listed = await tar(["-tzf", file]);
  const packed = listed.split("\n").filter((line) => line !== "" && !line.endsWith("/"));
  const manifest = JSON.parse(await tar(["-xzOf", file, "package/package.json"])) as Manifest;
  const found = contentProblems(
    packed.map((path) => path.replace(/^package\//, "")),
    sourcesOf(workspace.path),
    manifest,
  );
  return found.map((problem) => `${workspace.manifest.name}: ${problem}`);
}

async function tar(args: readonly string[]): Promise<string> {
  const { code, output } = await runProgram("tar", args, { cwd: "/" });
  if (code !== 0) throw new Error(output);
  return output;
}

function sourcesOf(folder: string): readonly string[] {
  const entries = readdirSync(join(folder, "src"), { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.map((path) => path.replaceAll(sep, "/")).filter((path) => !isTestFile(path));
}
