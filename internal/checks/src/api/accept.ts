// Writes the API reports of all packages anew, from what is built: npm run api
import { build } from "../tools.ts";
import { publishedOf, readWorkspaces, repository } from "../workspace.ts";
import { differingReports } from "./report.ts";

const { problems } = await build.run();
for (const problem of problems) console.error(problem);
if (problems.length === 0) {
  const changed = differingReports(publishedOf(readWorkspaces(repository)), true);
  console.log(changed.length > 0 ? changed.join("\n") : "nothing has changed");
}
process.exitCode = problems.length > 0 ? 1 : 0;
