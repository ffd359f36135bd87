// The lines that the tests of all workspaces reach, from the summaries that `vitest --coverage` has just left there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkspaces, repository } from "../workspace.ts";
import { coverageTable, type Lines } from "./total.ts";

const measured = new Map<string, Lines>();
for (const { folder, path } of readWorkspaces(repository)) {
  const file = join(path, "coverage/coverage-summary.json");
  if (!existsSync(file)) continue;
  const { total } = JSON.parse(readFileSync(file, "utf8")) as { readonly total: { readonly lines: Lines } };
  measured.set(folder, total.lines);
}
for (const line of coverageTable(measured)) console.log(line);
