import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { deadline } from "../deadline.ts";
import { dyingWithUs, guard } from "../servers/child-guard.ts";

/** One line that a program reports. */
export interface Report {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** A program of the folder python/ that reads and writes JSON lines. */
export interface PythonProgram {
  /** Writes one line to it. */
  send(line: object): void;
  /** The oldest report not yet taken that matches; waits for it, by default 10 s. */
  next(matches: (report: Report) => boolean, what: string, ms?: number): Promise<Report>;
  /** Ends its input, and the program when it does not end by itself. */
  stop(): Promise<void>;
}

const PYTHON = "/usr/bin/python3";
const END_WITHIN_MS = 5_000;

/** Starts a script of the folder python/ with one argument, written as JSON. */
export function startPython(script: string, argument: object): PythonProgram {
  const path = fileURLToPath(new URL(`../../python/${script}`, import.meta.url));
  const [command = PYTHON, ...args] = dyingWithUs([PYTHON, path, JSON.stringify(argument)]);
  const program = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], detached: true });
  guard(program);
  const reports = new Reports();
  let complaints = "";
  createInterface({ input: program.stdout }).on("line", (line) => reports.add(JSON.parse(line) as Report));
  program.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4_000);
  });
  program.stdin.on("error", () => undefined); // it has ended; `ended` says so
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      reports.end(`${script} has ended\n${complaints}`);
      resolve();
    };
    program.once("error", end);
    program.once("close", end);
  });
  return {
    send: (line) => void program.stdin.write(`${JSON.stringify(line)}\n`),
    next: (matches, what, ms = 10_000) => deadline(reports.next(matches), ms, `${script}: ${what}`),
    async stop() {
      program.stdin.end();
      await deadline(ended, END_WITHIN_MS, `the end of ${script}`).catch(() => program.kill("SIGKILL"));
      await ended;
    },
  };
}

interface Waiter {
  readonly matches: (report: Report) => boolean;
  resolve(report: Report): void;
  reject(error: Error): void;
}

class Reports {
  readonly #untaken: Report[] = [];
  readonly #waiters: Set<Waiter> = new Set();
  #ended: Error | undefined;

  add(report: Report): void {
    for (const waiter of this.#waiters) {
      if (!waiter.matches(report)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(report);
      return;
    }
    this.#untaken.push(report);
  }

  next(matches: (report: Report) => boolean): Promise<Report> {
    const index = this.#untaken.findIndex(matches);
    if (index >= 0) return Promise.resolve(this.#untaken.splice(index, 1)[0] as Report);
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => this.#waiters.add({ matches, resolve, reject }));
  }

  end(why: string): void {
    this.#ended = new Error(why);
    for (const waiter of this.#waiters) waiter.reject(this.#ended);
    this.#waiters.clear();
  }
}
