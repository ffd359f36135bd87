import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this repository. */
export const repository: string = fileURLToPath(new URL("../../..", import.meta.url));

type Names = Readonly<Record<string, string>>;
type Conditions = Readonly<Record<string, string>>;

/** What the checks read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly sideEffects?: boolean;
  readonly scripts?: Names;
  readonly exports?: Readonly<Record<string, Conditions | string>>;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly peerDependencies?: Names;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly optionalDependencies?: Names;
  readonly bundleDependencies?: readonly string[];
  readonly publishConfig?: {
    readonly access?: string;
    readonly exports?: Readonly<Record<string, Conditions>>;
  };
}

export interface Workspace {
  /** Relative to the root, with "/". */
  readonly folder: string;
  readonly path: string;
  readonly manifest: Manifest;
}

/** The workspaces of pnpm-workspace.yaml: packages/*, internal/* and examples. */
export function readWorkspaces(root: string): readonly Workspace[] {
  const folders = [...foldersIn(root, "packages"), ...foldersIn(root, "internal"), join(root, "examples")];
  return folders
    .filter((path) => existsSync(join(path, "package.json")))
    .map((path) => ({
      folder: relative(root, path).replaceAll("\\", "/"),
      path,
      manifest: JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest,
    }));
}

/** Those in packages/, which are published. */
export function publishedOf(workspaces: readonly Workspace[]): readonly Workspace[] {
  return workspaces.filter((workspace) => workspace.folder.startsWith("packages/"));
}

function foldersIn(root: string, name: string): readonly string[] {
  const parent = join(root, name);
  if (!existsSync(parent)) return [];
  const entries = readdirSync(parent, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(parent, entry.name))
    .sort();
}
