import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { deadline } from "@xeps-internal/test-support";

const folder = fileURLToPath(new URL("..", import.meta.url));
const tsx = fileURLToPath(new URL("../node_modules/.bin/tsx", import.meta.url));

/** A program of this folder, as a user starts it. */
export interface Program {
  readonly child: ReturnType<typeof spawn>;
  /** Exit code and all output, once it has ended. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** Resolves when the output holds this text. */
  shows(text: string): Promise<void>;
}

export function runProgram(script: string, args: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(tsx, ["--conditions=@xeps/source", script, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
    child.emit("output");
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = deadline(
    once(child, "close").then(([code]) => ({ code: code as number | null, out, err })),
    60_000,
    `the end of ${script}`,
  );
  const shows = async (text: string) => {
    while (!out.includes(text)) await deadline(once(child, "output"), 30_000, `"${text}" in the output`);
  };
  return { child, ended, shows };
}
