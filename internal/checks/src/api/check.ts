import type { Check } from "../check.ts";
import { publishedOf, readWorkspaces, repository } from "../workspace.ts";
import { differingReports } from "./report.ts";

/** What the packages export stands in their `etc`, so that a change of it is seen in review. */
export const api: Check = {
  name: "api",
  needs: ["build"],
  run: async () => {
    const differing = differingReports(publishedOf(readWorkspaces(repository)), false);
    const problems = differing.map(
      (file) => `${file} is not what the package exports now (npm run api writes it anew)`,
    );
    return { problems };
  },
};
