// The tests of what is published, and of what users are shown, on every Node that is supported: npm run matrix
import { join } from "node:path";
import { runProgram, tailOf } from "../process.ts";
import { publishedOf, readWorkspaces, repository } from "../workspace.ts";

/** The newest of each that is supported. */
const VERSIONS = ["20.20.2", "22.23.3", "24.21.0"];
const ALSO = ["internal/test-support", "internal/docs"];

const workspaces = readWorkspaces(repository);
const folders = [...publishedOf(workspaces).map(({ folder }) => folder), ...ALSO];
const wanted = process.argv.slice(2);
let failed = 0;
for (const version of VERSIONS.filter((one) => wanted.length === 0 || wanted.some((start) => one.startsWith(start)))) {
  for (const folder of folders) {
    const { passed, summary, output } = await testOn(version, folder);
    console.log(`${passed ? "ok    " : "FAILED"} Node ${version}  ${folder.padEnd(24)} ${summary}`);
    if (passed) continue;
    failed += 1;
    console.log(tailOf(output));
  }
}
process.exitCode = failed > 0 ? 1 : 0;

/** All tests of a workspace, on the Node of the npm package `node`. */
async function testOn(version: string, folder: string) {
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const command = `node --version && node ${vitest} run --config ../../vitest.config.ts --root .`;
  const args = ["-y", "--prefer-offline", "-p", `node@${version}`, "-c", command];
  const { code, output } = await runProgram("npx", args, { cwd: join(repository, folder), timeout: 1_800_000 });
  const isThatNode = output.split("\n").some((line) => line.trim() === `v${version}`);
  const summary = isThatNode ? (/Tests {2}(.*)/.exec(tailOf(output))?.[1] ?? "") : "another Node ran";
  return { passed: code === 0 && isThatNode, summary, output };
}
