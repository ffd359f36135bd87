import type { Manifest } from "../workspace.ts";
import { builtFrom } from "./built-files.ts";

/** What is wrong with the files of a tarball; all paths are relative to the package. */
export function contentProblems(
  packed: readonly string[],
  sources: readonly string[],
  manifest: Manifest,
): readonly string[] {
  const wanted = ["LICENSE", "README.md", "package.json", ...sources, ...sources.flatMap(builtFrom)];
  return [
    ...wanted.filter((path) => !packed.includes(path)).map((path) => `${path} is missing`),
    ...packed.filter((path) => !wanted.includes(path) && path !== "CHANGELOG.md").map((path) => `${path} is packed`),
    ...exportedPaths(manifest)
      .filter((path) => !packed.includes(path))
      .map((path) => `${path} is exported, not packed`),
    ...manifestProblems(manifest),
  ];
}

/** pnpm replaces what only a workspace understands; what is left of it cannot be installed. */
function manifestProblems(manifest: Manifest): readonly string[] {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies });
  const broken = ranges.filter(([, range]) => /^(?:workspace|catalog|link|file):/.test(range));
  const problems = broken.map(([name, range]) => `package.json: ${name} is ${range}`);
  const exact = ranges.filter(([, range]) => /^\d/.test(range));
  problems.push(...exact.map(([name, range]) => `package.json: ${name} is exactly ${range}, users get it twice`));
  if (JSON.stringify(manifest.exports).includes("@xeps/source"))
    problems.push("package.json: exports name the sources");
  if (manifest.license !== "MIT") problems.push("package.json: the license is not MIT");
  return problems;
}

function exportedPaths(manifest: Manifest): readonly string[] {
  return Object.values(manifest.exports ?? {})
    .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))
    .map((path) => path.replace(/^\.\//, ""));
}
