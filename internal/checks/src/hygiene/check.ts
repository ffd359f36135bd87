import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "../check.ts";
import { runProgram } from "../process.ts";
import { repository } from "../workspace.ts";
import { rules } from "./rules.ts";

/** House rules over every file that git knows or would add. */
export const hygiene: Check = {
  name: "hygiene",
  run: async () => {
    const listed = await runProgram("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: repository,
    });
    if (listed.code !== 0) return { problems: [listed.output] };
    const files = listed.output.split("\0").filter((path) => path !== "" && path !== "pnpm-lock.yaml");
    const present = files.filter((path) => existsSync(join(repository, path)));
    const problems = hygieneProblems(present, (path) => readFileSync(join(repository, path), "utf8"));
    return { problems, note: `${present.length} files` };
  },
};

export function hygieneProblems(paths: readonly string[], read: (path: string) => string): readonly string[] {
  return paths.flatMap((path) => {
    const wanted = rules.filter((rule) => rule.applies(path));
    const text = read(path);
    return wanted.flatMap((rule) => rule.find(text)).map(({ line, message }) => `${path}:${line}: ${message}`);
  });
}
