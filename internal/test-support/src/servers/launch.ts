import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, type ChildOptions, startChild } from "./child.ts";
import { freePorts } from "./free-ports.ts";
import { waitForStream } from "./stream-probe.ts";

/** What differs from server to server in starting one. */
export interface Recipe {
  readonly name: string;
  readonly domain: string;
  /** How many ports it needs; the first is that of client streams. */
  readonly portCount: number;
  /** Writes the configuration into the folder and says what to run. */
  prepare(folder: string, ports: readonly number[]): Promise<Omit<ChildOptions, "cwd" | "outputFile">>;
  /** The name of its log file in the folder. */
  readonly logFile: string;
  /** What the log says of a port that somebody else has, for servers that go on without it. */
  readonly portTaken: RegExp;
}

/** A server process that answers on its port. */
export interface Launched {
  readonly folder: string;
  readonly ports: readonly number[];
  readonly child: Child;
  /** Ends the process and starts it again, in the same folder and on the same ports. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const ATTEMPTS = 5;
const READY_WITHIN_MS = 30_000;

/**
 * Starts it in a temporary folder on free ports and waits until it is ready; when a port was taken meanwhile, again on
 * others.
 */
export async function launch(recipe: Recipe): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const folder = await mkdtemp(join(tmpdir(), `xeps-${recipe.name}-`));
    const ports = await freePorts(recipe.portCount);
    const outputFile = join(folder, "output.txt");
    const options = { ...(await recipe.prepare(folder, ports)), cwd: folder, outputFile };
    let child = startChild(options);
    const log = () => child.output() + read(join(folder, recipe.logFile));
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping ??= child.stop().then(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
      return stopping;
    };
    const restart = async () => {
      await child.stop();
      child = startChild(options);
      const failed = await whenReady(recipe, ports, child, log);
      if (failed) throw new Error(`${recipe.name} did not start again: ${failed}\n${log().slice(-2_000)}`);
    };
    const failure = await whenReady(recipe, ports, child, log);
    if (!failure) return { folder, ports, child, restart, stop };
    const mayTryAgain = attempt < ATTEMPTS && recipe.portTaken.test(log());
    const tail = log().slice(-2_000);
    await stop();
    if (!mayTryAgain) throw new Error(`${recipe.name} did not start: ${failure}\n${tail}`);
  }
}

/** `undefined` when it is ready, else why it is not. */
async function whenReady(
  recipe: Recipe,
  ports: readonly number[],
  child: Child,
  log: () => string,
): Promise<string | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), READY_WITHIN_MS);
  try {
    const ended = child.ended.then((how) => `it ended (${how})`);
    const ready = waitForStream("127.0.0.1", ports[0] as number, recipe.domain, abort.signal).then(() => undefined);
    const failure = await Promise.race([ended, ready]);
    // Whoever took the port may be a server too, and answer in its place.
    return failure ?? (recipe.portTaken.test(log()) ? "a port is in use" : undefined);
  } catch {
    return `not ready after ${READY_WITHIN_MS} ms`;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
