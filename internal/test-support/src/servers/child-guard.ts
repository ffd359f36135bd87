import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { findExecutable } from "./requirements.ts";

/** Those that run, each with the folder that goes with it. */
const children: Map<ChildProcess, string | undefined> = new Map();

/**
 * Where util-linux is installed the kernel ends the server with us, even when we are killed with SIGKILL. The process
 * keeps its id.
 */
export function dyingWithUs(command: readonly string[]): readonly string[] {
  const setpriv = process.platform === "linux" ? findExecutable("setpriv") : undefined;
  return setpriv ? [setpriv, "--pdeathsig", "KILL", "--", ...command] : command;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ends the program with SIGKILL and removes its folder when this process ends before it. */
export function guard(child: ChildProcess, folder?: string): void {
  if (children.size === 0) {
    process.off("exit", killAll).on("exit", killAll);
    for (const signal of SIGNALS) process.off(signal, killAllAndDie).on(signal, killAllAndDie);
  }
  children.set(child, folder);
  child.once("exit", () => children.delete(child));
  child.once("error", () => children.delete(child));
}

function killAll(): void {
  for (const [child, folder] of children) {
    child.kill("SIGKILL");
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  children.clear();
}

/**
 * A listener takes the default of a signal away: nobody else listens, so the process ends by it; else whoever listens
 * ends it in his own way.
 */
function killAllAndDie(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  killAll();
  process.off(signal, killAllAndDie);
  process.kill(process.pid, signal);
}
