import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deadline, findServers, type ServerKind, startService, type XmppServer } from "@xeps-internal/test-support";
import type { Check } from "../check.ts";
import { tailOf } from "../process.ts";
import { repository } from "../workspace.ts";
import { compile, type Setup } from "./compile.ts";
import { readme as consumer, install } from "./consumer.ts";
import { enterFirst } from "./counterpart.ts";
import { programAt, programOf } from "./readme-program.ts";

/** Of the declarations of @xmpp/client some name modules that there are not. */
const setup: Setup = { version: "7", resolution: "nodenext", exact: true, skipLibCheck: true };

/** The program of the first page, as a user copies it: as JavaScript and as strict TypeScript, at two services. */
export const readme: Check = {
  name: "readme",
  needs: ["pack"],
  run: async () => {
    const { found, missing } = findServers();
    const prosody = found.filter(({ name }) => name === "prosody");
    const kinds: readonly ServerKind[] = [{ name: "memory", start: () => startService() }, ...prosody];
    const folder = await install(consumer);
    const program = programOf(readFileSync(join(repository, "README.md"), "utf8"));
    const problems: string[] = [];
    for (const { name, start } of kinds) {
      for (const language of ["js", "ts"] as const) {
        const server = await start();
        try {
          const problem = await answerProblem(folder, language, program, server);
          if (problem) problems.push(`${language} at ${name}: ${problem}`);
        } finally {
          await server.stop();
        }
      }
    }
    const skipped = missing.includes("prosody") ? "; not installed, so not run here: prosody" : "";
    return { problems, note: `JavaScript and TypeScript at ${kinds.map(({ name }) => name).join(", ")}${skipped}` };
  },
};

/** What keeps the program from answering at this server. */
async function answerProblem(
  folder: string,
  language: "js" | "ts",
  program: string,
  server: XmppServer,
): Promise<string | undefined> {
  const { password } = await server.account("bot");
  writeFileSync(join(folder, `main.${language}`), programAt(program, `${server.host}:${server.port}`, password));
  if (language === "js") return answerOf(join(folder, "main.js"), folder, server);
  const out = join(folder, "out");
  const messages = await compile(folder, setup, out);
  return messages ?? answerOf(join(out, "main.js"), folder, server);
}

async function answerOf(file: string, cwd: string, server: XmppServer): Promise<string | undefined> {
  const juliet = await enterFirst(server, "coven");
  const child = spawn(process.execPath, [file], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      child.emit("output");
    });
  }
  const ended = once(child, "close").then(() => true);
  try {
    while (!output.includes("2 here\n")) {
      const isOver = await deadline(Promise.race([ended, once(child, "output")]), 30_000, "the program in its room");
      if (isOver === true) return `it ends:\n${tailOf(output)}`;
    }
    const answer = await juliet.ask("!ping");
    return answer === "Juliet: pong" && output === "2 here\n" ? undefined : `${answer}\n${tailOf(output)}`;
  } finally {
    child.kill();
    await ended;
    await juliet.stop();
  }
}
