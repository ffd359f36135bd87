import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { publishedOf, type Workspace } from "../workspace.ts";
import { type Import, readImports } from "./read-imports.ts";
import { peers } from "./table.ts";

/** Compares what the sources of the published packages import with what their package.json declares, both ways. */
export function importProblems(workspaces: readonly Workspace[]): readonly string[] {
  const published = publishedOf(workspaces);
  return published.flatMap((workspace) => packageProblems(workspace, published));
}

function packageProblems(workspace: Workspace, published: readonly Workspace[]): readonly string[] {
  const problems: string[] = [];
  const used = new Set<string>();
  for (const file of sourceFiles(join(workspace.path, "src"))) {
    const test = isTestFile(relative(workspace.path, file));
    for (const found of readImports(file, readFileSync(file, "utf8"))) {
      const at = `${workspace.folder}/${relative(workspace.path, file).replaceAll(sep, "/")}:${found.line}`;
      const problem = problemOf(found, { file, test, workspace, published });
      if (problem) problems.push(`${at}: ${problem}`);
      if (!test) used.add(packageOf(found.specifier));
    }
  }
  if (used.has("ltx")) used.add("@types/ltx");
  for (const name of Object.keys(workspace.manifest.dependencies ?? {})) {
    if (!used.has(name)) problems.push(`${workspace.folder}: ${name} is declared, but nothing in src imports it`);
  }
  if (used.has("ltx") && !workspace.manifest.dependencies?.["@types/ltx"]) {
    problems.push(`${workspace.folder}: ltx is imported without "@types/ltx" among the dependencies`);
  }
  return problems;
}

interface Place {
  readonly file: string;
  readonly test: boolean;
  readonly workspace: Workspace;
  readonly published: readonly Workspace[];
}

function problemOf(found: Import, place: Place): string | undefined {
  const { specifier } = found;
  if (specifier.startsWith(".")) return relativeProblem(specifier, place);
  if (place.test) return testProblem(found, place);
  const name = packageOf(specifier);
  if (isBuiltin(specifier)) return `${specifier}: published code runs in browsers too`;
  if (peers.includes(name)) return `${specifier}: published code never imports an entity`;
  if (!place.workspace.manifest.dependencies?.[name]) return `${name} is imported, but not declared`;
  if (name === "ltx" && !found.typeOnly) return `a value of ltx: only "import type", values come from @xmpp/xml`;
  return subpathProblem(specifier, place);
}

/** A test may also use what is declared for development, by its package or by the root for all. */
function testProblem({ specifier }: Import, place: Place): string | undefined {
  const { manifest } = place.workspace;
  const name = packageOf(specifier);
  if (isBuiltin(specifier) || name === "vitest") return undefined;
  if (name !== manifest.name && !{ ...manifest.dependencies, ...manifest.devDependencies }[name]) {
    return `${name} is imported by a test, but not declared`;
  }
  return name.startsWith("@xeps/") ? subpathProblem(specifier, place) : undefined;
}

function relativeProblem(specifier: string, { file, workspace }: Place): string | undefined {
  const target = resolve(dirname(file), specifier);
  if (!target.startsWith(join(workspace.path, "src") + sep)) return `${specifier} leaves the package's src`;
  return existsSync(target) ? undefined : `${specifier} does not exist`;
}

/** Siblings by their declared exports, the rest of the world by its main entry. */
function subpathProblem(specifier: string, { published }: Place): string | undefined {
  const name = packageOf(specifier);
  const subpath = `.${specifier.slice(name.length)}`;
  const sibling = published.find((workspace) => workspace.manifest.name === name);
  if (sibling) return sibling.manifest.exports?.[subpath] ? undefined : `${name} has no export ${subpath}`;
  return subpath === "." ? undefined : `${specifier}: a path inside a foreign package`;
}

/** `*.test.ts` and the folder src/test; neither is built or packed. */
export function isTestFile(pathInPackage: string): boolean {
  const path = pathInPackage.replaceAll(sep, "/");
  return path.endsWith(".test.ts") || path.startsWith("src/test/");
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}

function sourceFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
