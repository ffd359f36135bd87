import type { Check } from "./check.ts";
import { runProgram, tailOf } from "./process.ts";
import { sweep } from "./tarballs/sweep.ts";
import { publishedOf, readWorkspaces, repository } from "./workspace.ts";

/** A program from the root's node_modules whose exit code is the answer. */
function tool(name: string, program: string, args: readonly string[]): Check {
  return {
    name,
    run: async () => {
      const { code, output } = await runProgram(`${repository}/node_modules/.bin/${program}`, args, {
        cwd: repository,
      });
      return { problems: code === 0 ? [] : [tailOf(output)] };
    },
  };
}

const turbo = ["--concurrency=2", "--output-logs=errors-only", "--log-prefix=none", "--continue"];

const turboBuild = tool("build", "turbo", ["run", "build", ...turbo]);

/** The configurations of what is published, with `types: []`: nothing of Node may slip in. */
export const build: Check = {
  ...turboBuild,
  run: async () => {
    const outcome = await turboBuild.run();
    for (const { path } of publishedOf(readWorkspaces(repository))) sweep(path);
    return outcome;
  },
};

/** Sources, tests, examples and internal workspaces. */
export const types: Check = tool("types", "turbo", ["run", "typecheck", ...turbo]);

export const format: Check = tool("biome", "biome", ["ci", "--colors=off", "."]);

export const lint: Check = tool("oxlint", "oxlint", ["--type-aware", "--deny-warnings", "."]);

export const unused: Check = tool("knip", "knip", ["--no-progress"]);

/** internal/ambient holds declarations only, so it is no workspace. */
export const manifests: Check = tool("sherif", "sherif", [
  "--fail-on-warnings",
  "--ignore-rule",
  "packages-without-package-json",
]);
