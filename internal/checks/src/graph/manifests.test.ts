import { describe, expect, it } from "vitest";
import { sampleTable, sampleWorkspace } from "../test/sample-workspace.ts";
import { readWorkspaces } from "../workspace.ts";
import { manifestProblems } from "./manifests.ts";

type Files = Record<string, string | object>;
type Manifests = Record<string, Record<string, unknown>>;

const problems = (files: Files, manifests: Manifests = {}) =>
  manifestProblems(readWorkspaces(sampleWorkspace(files, manifests)), sampleTable).join("\n");

it("passes manifests that say what the table says", () => {
  expect(problems({})).toBe("");
});

describe("manifests against the table", () => {
  it.each<[string, Manifests, string]>([
    ["a missing edge", { upper: { dependencies: {} } }, "the dependency @xeps/base is missing"],
    [
      "an edge beside the table",
      { base: { dependencies: { "@xeps/upper": "workspace:^" } } },
      "the dependency @xeps/upper is not in the table",
    ],
    [
      "an edge hidden among the development dependencies",
      { base: { devDependencies: { "@xeps/upper": "workspace:^" } } },
      "@xeps/upper as a development dependency",
    ],
    [
      "a sibling at a fixed version",
      { upper: { dependencies: { "@xeps/base": "workspace:*" } } },
      '@xeps/base is not "workspace:^"',
    ],
    [
      "a new run-time dependency",
      { base: { dependencies: { "left-pad": "^1.0.0" } } },
      "left-pad is no allowed run-time dependency",
    ],
    ["an optional dependency", { base: { optionalDependencies: { ltx: "*" } } }, "optional or bundled"],
    ["a missing peer", { upper: { peerDependencies: {} } }, "the peer dependency @xmpp/client is missing"],
    [
      "a peer of a package without an entity",
      { base: { peerDependencies: { "@xmpp/client": "*" } } },
      "the peer dependency @xmpp/client is not in the table",
    ],
    ["a peer that is not optional", { upper: { peerDependenciesMeta: {} } }, "the peer @xmpp/client is not optional"],
    ["a private package", { base: { private: true } }, "never published"],
    ["another name", { base: { name: "@xeps/bass" } }, "the name is @xeps/bass"],
    ["a script that is missing", { base: { scripts: { build: "tsc", test: "vitest" } } }, 'no script "typecheck"'],
    ["a published private workspace", { tools: { private: false } }, "only packages/ is published"],
    [
      "published exports that differ",
      { base: { publishConfig: { access: "public", exports: {} } } },
      "publishConfig.exports is not exports without",
    ],
    ["a package that bundlers keep whole", { base: { sideEffects: true } }, "sideEffects is not false"],
    ["restricted access", { base: { publishConfig: {} } }, "publishConfig.access"],
  ])("finds %s", (_, manifests, message) => {
    expect(problems({}, manifests)).toContain(message);
  });

  it("finds a package that is not in the table", () => {
    const found = problems({ "packages/sixth/package.json": { name: "@xeps/sixth" } });
    expect(found).toContain("packages/: the folder sixth is not in the table");
  });

  it("finds a build reference that is missing", () => {
    const found = problems({ "packages/upper/tsconfig.build.json": { references: [] } });
    expect(found).toContain("packages/upper/tsconfig.build.json: the reference @xeps/base is missing");
  });

  it("finds a circle through a private workspace", () => {
    const found = problems(
      {},
      {
        tools: { dependencies: { "@xeps/base": "workspace:^" } },
        base: { devDependencies: { "@xeps-internal/tools": "workspace:*" } },
      },
    );
    expect(found).toContain("a circle: @xeps/base → @xeps-internal/tools → @xeps/base");
  });
});
