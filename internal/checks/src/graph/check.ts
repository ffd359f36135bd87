import type { Check } from "../check.ts";
import { readWorkspaces, repository } from "../workspace.ts";
import { importProblems } from "./imports.ts";
import { manifestProblems } from "./manifests.ts";
import { table } from "./table.ts";

/** Who uses whom: the package.json files and the imports, against the table, both ways. */
export const graph: Check = {
  name: "graph",
  run: async () => {
    const workspaces = readWorkspaces(repository);
    return { problems: [...manifestProblems(workspaces, table), ...importProblems(workspaces)] };
  },
};
