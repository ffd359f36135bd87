import { join } from "node:path";
import type { Check } from "../check.ts";
import { runProgram, tailOf } from "../process.ts";
import { compile, nameOf, type Setup, setupsOf } from "./compile.ts";
import { type Consumer, everything, formsOnly, install, stanzasOnly } from "./consumer.ts";

const node: Setup = { version: "7", resolution: "nodenext", exact: true };

/** The tarballs in a fresh project: strictly compiled by every supported compiler, then run in plain Node. */
export const consumers: readonly Check[] = [
  consumerCheck("consumer", everything, ["6", "7"]),
  // The same again with the compilers of yesterday; a check of its own, beside the first, because it takes as long.
  consumerCheck("old compilers", everything, ["5.4", "5.9"]),
  consumerCheck("consumer", formsOnly, ["7"]),
  consumerCheck("consumer", stanzasOnly, ["5.4", "5.9", "6", "7"]),
];

function consumerCheck(kind: string, consumer: Consumer, versions: readonly string[]): Check {
  const setups = setupsOf(versions);
  return {
    name: `${kind} ${consumer.name}`,
    needs: ["pack"],
    run: async () => {
      const folder = await install(consumer);
      const failures = new Map<string, string[]>();
      for (const setup of setups) {
        const messages = await compile(folder, setup);
        if (messages) failures.set(messages, [...(failures.get(messages) ?? []), nameOf(setup)]);
      }
      const problems = [...failures].map(([messages, names]) => `TypeScript ${names.join("; ")}:\n${messages}`);
      if (problems.length === 0) problems.push(...(await runProblems(folder, `out-${versions.join("-")}`)));
      return { problems, note: `compiled in ${setups.length} setups, run` };
    },
  };
}

async function runProblems(folder: string, out: string): Promise<readonly string[]> {
  const problem = await compile(folder, node, join(folder, out));
  if (problem) return [problem];
  const { code, output } = await runProgram(process.execPath, [`${out}/main.js`], { cwd: folder, timeout: 30_000 });
  return code === 0 && output.trim() === "ok" ? [] : [`main.js, exit code ${code}:\n${tailOf(output)}`];
}
