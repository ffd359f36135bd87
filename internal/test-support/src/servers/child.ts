import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { deadline } from "../deadline.ts";
import { dyingWithUs, guard } from "./child-guard.ts";

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** A folder of its own; it is removed when this process ends while the program still runs. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where what it prints is written. */
  readonly outputFile: string;
}

/** A server process of ours that does not outlive us. */
export interface Child {
  readonly pid: number;
  /** Resolves when it has ended, with its exit code or signal. */
  readonly ended: Promise<string>;
  readonly running: boolean;
  /** What it printed so far. */
  output(): string;
  /** SIGTERM, and SIGKILL when it is still there after `graceMs`; resolves when it has ended. */
  stop(graceMs?: number): Promise<void>;
}

/** Starts a program in the background; its output goes to a file. */
export function startChild(options: ChildOptions): Child {
  const file = openSync(options.outputFile, "a");
  const [command, ...args] = dyingWithUs([options.command, ...options.args]);
  const program = spawn(command as string, args, {
    cwd: options.cwd,
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin", ...options.env },
    stdio: ["ignore", file, file],
    detached: true, // Ctrl-C in a terminal is for us
  });
  closeSync(file);
  guard(program, options.cwd);
  let running = true;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string) => {
      running = false;
      resolve(how);
    };
    program.once("error", (error) => end(error.message));
    program.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));
  });
  return {
    pid: program.pid ?? 0,
    ended,
    get running() {
      return running;
    },
    output: () => readFileSync(options.outputFile, "utf8"),
    async stop(graceMs = 5_000) {
      if (!running) return;
      program.kill("SIGTERM");
      await deadline(ended, graceMs, "end after SIGTERM").catch(() => {
        program.kill("SIGKILL");
        return ended;
      });
    },
  };
}
