import { join } from "node:path";
import type { Check } from "./check.ts";
import { runProgram, tailOf } from "./process.ts";
import { repository } from "./workspace.ts";

/** Every export has a doc comment, and every link in comments and guides leads somewhere: what typedoc says to it. */
export const documented: Check = {
  name: "documented",
  run: async () => {
    const cwd = join(repository, "internal/docs");
    const args = ["--options", "typedoc.json", "--emit", "none", "--logLevel", "Warn"];
    const { code, output } = await runProgram(join(cwd, "node_modules/.bin/typedoc"), args, { cwd });
    return { problems: code === 0 ? [] : [tailOf(output)] };
  },
};
