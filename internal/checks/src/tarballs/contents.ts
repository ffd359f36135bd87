import type { Check } from "../check.ts";
import { runProgram } from "../process.ts";
import type { Manifest } from "../workspace.ts";
import { contentProblems } from "./content-problems.ts";
import { packages, type Tarball } from "./pack.ts";
import { sourceFiles } from "./source-files.ts";

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
    sourceFiles(workspace.path),
    manifest,
  );
  return found.map((problem) => `${workspace.manifest.name}: ${problem}`);
}

async function tar(args: readonly string[]): Promise<string> {
  const { code, output } = await runProgram("tar", args, { cwd: "/" });
  if (code !== 0) throw new Error(output);
  return output;
}
