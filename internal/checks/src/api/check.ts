import type { Check } from "../check.ts";
import { publishedOf, readWorkspaces, repository } from "../workspace.ts";
import { compareReport, reportsOf } from "./report.ts";

/** What the packages export stands in their `etc`, so that a change of it is seen in review. */
export const api: Check = {
  name: "api",
  needs: ["build"],
  run: async () => {
    const packages = publishedOf(readWorkspaces(repository));
    const compared = packages.flatMap((workspace) =>
      reportsOf(workspace).map((report) => {
        const problem = compareReport(workspace, report, false);
        return problem && `${workspace.folder}/${problem} (npm run api writes it anew)`;
      }),
    );
    const problems = compared.filter((problem) => problem !== undefined);
    return { problems, note: `${compared.length} entry points` };
  },
};
