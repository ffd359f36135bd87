// Writes the API reports of all packages anew, from what is built: npm run api
import { build } from "../tools.ts";
import { publishedOf, readWorkspaces, repository } from "../workspace.ts";
import { compareReport, reportsOf } from "./report.ts";

const { problems } = await build.run();
for (const problem of problems) console.error(problem);
for (const workspace of problems.length > 0 ? [] : publishedOf(readWorkspaces(repository))) {
  for (const report of reportsOf(workspace)) {
    console.log(compareReport(workspace, report, true) ?? `${workspace.folder}/${report.file}`);
  }
}
process.exitCode = problems.length > 0 ? 1 : 0;
