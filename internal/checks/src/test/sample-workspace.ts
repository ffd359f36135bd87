import type { Row } from "../graph/table.ts";
import { temporaryTree } from "./temporary-tree.ts";

/** The table of the sample: base, and upper on top of it. */
export const sampleTable: Readonly<Record<string, Row>> = {
  base: { workspace: [], entity: false },
  upper: { workspace: ["@xeps/base"], entity: true },
};

type Json = Record<string, unknown>;

/** A small repository in which all is as it should be; the second argument changes manifests, the first files. */
export function sampleWorkspace(
  files: Record<string, string | object> = {},
  manifests: Record<string, Json> = {},
): string {
  return temporaryTree({
    "packages/base/package.json": { ...manifest("base", [".", "./kit"], ltx), ...manifests.base },
    "packages/base/tsconfig.build.json": { references: [] },
    "packages/base/src/index.ts": 'import type { Element } from "ltx";\nexport type E = Element;\n',
    "packages/base/src/kit/index.ts": "export const kit: number = 1;\n",
    "packages/base/src/index.test.ts": 'import { it } from "vitest";\nimport type { E } from "./index.ts";\n',
    "packages/upper/package.json": {
      ...manifest("upper", ["."], { "@xeps/base": "workspace:^" }),
      ...peer,
      ...manifests.upper,
    },
    "packages/upper/tsconfig.build.json": { references: [{ path: "../base/tsconfig.build.json" }] },
    "packages/upper/src/index.ts": 'export { kit } from "@xeps/base/kit";\n',
    "internal/tools/package.json": {
      name: "@xeps-internal/tools",
      private: true,
      scripts: { typecheck: "tsc" },
      ...manifests.tools,
    },
    ...files,
  });
}

const ltx = { ltx: "^3.0.0", "@types/ltx": "^3.0.0" };

const peer = {
  peerDependencies: { "@xmpp/client": "*", "@xmpp/component": "*" },
  peerDependenciesMeta: { "@xmpp/client": { optional: true }, "@xmpp/component": { optional: true } },
};

function manifest(folder: string, paths: readonly string[], dependencies: Json): Json {
  const built = (path: string) => ({
    types: `./dist/${path.slice(2)}index.d.ts`,
    default: `./dist/${path.slice(2)}index.js`,
  });
  const source = (path: string) => `./src/${path === "." ? "" : `${path.slice(2)}/`}index.ts`;
  return {
    name: `@xeps/${folder}`,
    version: "0.0.0",
    sideEffects: false,
    exports: Object.fromEntries(paths.map((path) => [path, { "@xeps/source": source(path), ...built(path) }])),
    publishConfig: { access: "public", exports: Object.fromEntries(paths.map((path) => [path, built(path)])) },
    scripts: { build: "tsc", typecheck: "tsc", test: "vitest" },
    dependencies,
  };
}
