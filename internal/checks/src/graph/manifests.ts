import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Manifest, Workspace } from "../workspace.ts";
import { publishedOf } from "../workspace.ts";
import { peers, type Row, sourceCondition, thirdParty } from "./table.ts";

/** Compares the package.json files with the table, both ways. */
export function manifestProblems(
  workspaces: readonly Workspace[],
  table: Readonly<Record<string, Row>>,
): readonly string[] {
  const published = publishedOf(workspaces);
  const present = published.map((workspace) => basename(workspace.path));
  const problems = difference("packages/", "folder", present, Object.keys(table));
  for (const workspace of published) {
    const row = table[basename(workspace.path)];
    if (row) problems.push(...publishedProblems(workspace, row));
  }
  for (const workspace of workspaces) if (!published.includes(workspace)) problems.push(...privateProblems(workspace));
  return [...problems, ...cycles(workspaces)];
}

function publishedProblems(workspace: Workspace, row: Row): readonly string[] {
  const { manifest, folder } = workspace;
  const at = `${folder}/package.json`;
  const dependencies = manifest.dependencies ?? {};
  const siblings = Object.keys(dependencies).filter((name) => name.startsWith("@xeps/"));
  const others = Object.keys(dependencies).filter((name) => !name.startsWith("@xeps/"));
  const problems = difference(at, "dependency", siblings, row.workspace);
  if (manifest.name !== `@xeps/${basename(folder)}`) problems.push(`${at}: the name is ${manifest.name}`);
  if (manifest.private) problems.push(`${at}: private, so never published`);
  if (manifest.sideEffects !== false) problems.push(`${at}: sideEffects is not false, so bundlers keep what is unused`);
  if (manifest.publishConfig?.access !== "public") problems.push(`${at}: publishConfig.access is not "public"`);
  for (const name of siblings) {
    if (dependencies[name] !== "workspace:^") problems.push(`${at}: ${name} is not "workspace:^"`);
  }
  for (const name of others) {
    if (!thirdParty.includes(name)) problems.push(`${at}: ${name} is no allowed run-time dependency`);
  }
  for (const name of Object.keys(manifest.devDependencies ?? {})) {
    if (name.startsWith("@xeps/"))
      problems.push(`${at}: ${name} as a development dependency is an edge beside the table`);
  }
  const hidden = [...Object.keys(manifest.optionalDependencies ?? {}), ...(manifest.bundleDependencies ?? [])];
  for (const name of hidden) problems.push(`${at}: ${name} is an optional or bundled dependency`);
  return [
    ...problems,
    ...peerProblems(at, manifest, row),
    ...scriptProblems(at, manifest, ["build", "typecheck", "test"]),
    ...exportProblems(at, workspace),
    ...referenceProblems(workspace, row),
  ];
}

function peerProblems(at: string, manifest: Manifest, row: Row): readonly string[] {
  const declared = Object.keys(manifest.peerDependencies ?? {});
  const problems = difference(at, "peer dependency", declared, row.entity ? peers : []);
  for (const name of declared) {
    if (!manifest.peerDependenciesMeta?.[name]?.optional) problems.push(`${at}: the peer ${name} is not optional`);
  }
  return problems;
}

function scriptProblems(at: string, manifest: Manifest, wanted: readonly string[]): readonly string[] {
  return wanted.filter((name) => !manifest.scripts?.[name]).map((name) => `${at}: no script "${name}"`);
}

/** What is published is what the repository uses, less the sources. */
function exportProblems(at: string, workspace: Workspace): readonly string[] {
  const problems: string[] = [];
  const expected: Record<string, unknown> = {};
  for (const [path, target] of Object.entries(workspace.manifest.exports ?? {})) {
    if (typeof target === "string") {
      problems.push(`${at}: the export ${path} has no conditions`);
      continue;
    }
    const { [sourceCondition]: source, ...rest } = target;
    expected[path] = rest;
    if (!source || !existsSync(join(workspace.path, source))) problems.push(`${at}: the source of ${path} is missing`);
  }
  if (JSON.stringify(workspace.manifest.publishConfig?.exports) !== JSON.stringify(expected)) {
    problems.push(`${at}: publishConfig.exports is not exports without "${sourceCondition}"`);
  }
  return problems;
}

/** `tsc -b` builds what is referenced first; a missing reference works by luck of the order. */
function referenceProblems(workspace: Workspace, row: Row): readonly string[] {
  const at = `${workspace.folder}/tsconfig.build.json`;
  const path = join(workspace.path, "tsconfig.build.json");
  if (!existsSync(path)) return [`${at} is missing`];
  const { references = [] } = JSON.parse(readFileSync(path, "utf8")) as { references?: { path: string }[] };
  const named = references.map((reference) =>
    reference.path.replace(/^\.\.\/(.*)\/tsconfig\.build\.json$/, "@xeps/$1"),
  );
  return difference(at, "reference", named, row.workspace);
}

function privateProblems(workspace: Workspace): readonly string[] {
  const { manifest, folder } = workspace;
  const at = `${folder}/package.json`;
  const problems: string[] = [];
  if (!manifest.private) problems.push(`${at}: not private, but only packages/ is published`);
  if (!manifest.name.startsWith("@xeps-internal/")) problems.push(`${at}: the name is ${manifest.name}`);
  return [...problems, ...scriptProblems(at, manifest, ["typecheck"])];
}

/** Circles among all workspaces, development dependencies included. */
function cycles(workspaces: readonly Workspace[]): readonly string[] {
  const uses = new Map(
    workspaces.map(({ manifest }) => [
      manifest.name,
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
    ]),
  );
  const done = new Set<string>();
  const problems: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) problems.push(`a circle: ${[...trail.slice(trail.indexOf(name)), name].join(" → ")}`);
    if (done.has(name)) return;
    done.add(name);
    for (const next of uses.get(name) ?? []) if (uses.has(next)) visit(next, [...trail, name]);
  };
  for (const name of uses.keys()) visit(name, []);
  return problems;
}

function difference(at: string, what: string, found: readonly string[], wanted: readonly string[]): string[] {
  return [
    ...wanted.filter((name) => !found.includes(name)).map((name) => `${at}: the ${what} ${name} is missing`),
    ...found.filter((name) => !wanted.includes(name)).map((name) => `${at}: the ${what} ${name} is not in the table`),
  ];
}
