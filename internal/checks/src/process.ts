import { spawn } from "node:child_process";

export interface Finished {
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds, 5 minutes unless told. */
  readonly timeout?: number;
}

/** Runs a program to its end, whatever its exit code. */
export async function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.timeout ?? 300_000,
    });
    let output = "";
    const add = (text: string) => {
      output += text;
    };
    child.stdout.setEncoding("utf8").on("data", add);
    child.stderr.setEncoding("utf8").on("data", add);
    child.once("error", (error) => reject(new Error(`${program} does not start`, { cause: error })));
    child.once("close", (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output }),
    );
  });
}

/** The last lines of an output, without colours and empty lines. */
export function tailOf(output: string, lines = 60): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour sequence
  const plain = output.replace(/\u001b\[[0-9;]*m/g, "");
  const kept = plain.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("npm warn"));
  return kept.slice(-lines).join("\n");
}
