import type { Check, Outcome } from "./check.ts";

export interface RunnerOptions {
  /** How many checks run at a time. */
  readonly lanes: number;
  readonly print: (line: string) => void;
}

/**
 * Runs all checks; a failed one stops no other except those that need it. One line per check as it ends, its problems
 * below it. Returns the names of those that failed.
 */
export async function runChecks(checks: readonly Check[], options: RunnerOptions): Promise<readonly string[]> {
  const passed = new Map<string, Promise<boolean>>();
  const failed: string[] = [];
  const width = Math.max(...checks.map((check) => check.name.length));
  const lanes = new Lanes(options.lanes);

  for (const check of checks) {
    const needs = (check.needs ?? []).map((name) => {
      const need = passed.get(name);
      if (!need) throw new Error(`check ${check.name} needs ${name}, which does not come before it`);
      return need.then((fine) => (fine ? [] : [`not run, because ${name} failed`]));
    });
    const result = Promise.all(needs).then(async (missing) => {
      const unmet = missing.flat();
      if (unmet.length > 0) return report(check.name, { problems: unmet }, 0);
      return lanes.run(async () => {
        const start = performance.now();
        const outcome = await outcomeOf(check);
        return report(check.name, outcome, performance.now() - start);
      });
    });
    passed.set(check.name, result);
  }
  await Promise.all(passed.values());
  return failed;

  function report(name: string, outcome: Outcome, milliseconds: number): boolean {
    const fine = outcome.problems.length === 0;
    if (!fine) failed.push(name);
    const seconds = `${(milliseconds / 1_000).toFixed(1)} s`.padStart(7);
    const note = outcome.note ? `  ${outcome.note}` : "";
    options.print(`${fine ? "ok    " : "FAILED"} ${name.padEnd(width)} ${seconds}${note}`);
    for (const problem of outcome.problems) options.print(problem.replace(/^/gm, "         "));
    return fine;
  }
}

async function outcomeOf(check: Check): Promise<Outcome> {
  try {
    return await check.run();
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Lets so many pieces of work run at a time, first come first served. */
class Lanes {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
