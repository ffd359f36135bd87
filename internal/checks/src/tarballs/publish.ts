import type { Check } from "../check.ts";
import { tailOf } from "../process.ts";
import { publishedOf, readWorkspaces, repository } from "../workspace.ts";
import { pnpm } from "./pack.ts";

/** The last step of a release, without the upload: exactly the published packages would go out. */
export const publish: Check = {
  name: "publish",
  needs: ["pack"],
  run: async () => {
    const { code, output } = await pnpm(["-r", "publish", "--dry-run", "--no-git-checks", "--access", "public"]);
    if (code !== 0) return { problems: [tailOf(output)] };
    const names = publishedOf(readWorkspaces(repository)).map((workspace) => workspace.manifest.name);
    const problems = names.filter((name) => !output.includes(name)).map((name) => `${name} would not be published`);
    if (output.includes("@xeps-internal/")) problems.push(`a private workspace would be published:\n${tailOf(output)}`);
    return { problems };
  },
};
