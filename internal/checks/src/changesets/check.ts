import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "../check.ts";
import { publishedOf, readWorkspaces, repository } from "../workspace.ts";
import { changesetProblems } from "./problems.ts";

/** Every waiting changeset names published packages and says one thing that a user sees. */
export const changesets: Check = {
  name: "changesets",
  run: async () => {
    const folder = join(repository, ".changeset");
    const names = publishedOf(readWorkspaces(repository)).map((workspace) => workspace.manifest.name);
    const files = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");
    const problems = files.flatMap((file) =>
      changesetProblems(readFileSync(join(folder, file), "utf8"), names).map(
        (problem) => `.changeset/${file}: ${problem}`,
      ),
    );
    return { problems, note: `${files.length} waiting` };
  },
};
