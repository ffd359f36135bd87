import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Check } from "../check.ts";
import { runProgram, tailOf } from "../process.ts";
import { packages, type Tarball } from "./pack.ts";

const checksFolder = fileURLToPath(new URL("../..", import.meta.url));

/** What a package.json promises is in the tarball, in the right format. */
export const publishLint: Check = {
  name: "publint",
  needs: ["pack"],
  run: async () => {
    const problems = await Promise.all((await packages()).map(lint));
    return { problems: problems.flat() };
  },
};

/** Every entry resolves with its types as ESM, in Node and in bundlers. */
export const typeResolution: Check = {
  name: "attw",
  needs: ["pack"],
  run: async () => {
    const problems: string[] = [];
    for (const { file } of await packages()) {
      const args = [file, "--profile", "esm-only", "--no-emoji", "--no-color", "--format", "ascii"];
      const { code, output } = await runProgram(`${checksFolder}/node_modules/.bin/attw`, args, { cwd: checksFolder });
      if (code !== 0) problems.push(tailOf(output));
    }
    return { problems };
  },
};

async function lint({ workspace, file }: Tarball): Promise<readonly string[]> {
  const { buffer } = Uint8Array.from(await readFile(file));
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages
    .filter((message) => message.type !== "suggestion")
    .map((message) => `${workspace.manifest.name}: ${formatMessage(message, pkg, { color: false })}`);
}
