import { type RunnerTestCase, type RunnerTestFile, type SerializedConfig, TestRunner, vi } from "vitest";
import { collectTests } from "vitest/internal/browser";
import { isLong } from "../long-last.ts";
import type { Job, Result, Verdict } from "./messages.ts";
import { runTest, testsByName } from "./run-test.ts";

/** What Stryker's instrumented code reads and writes. */
interface Switch {
  activeMutant: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
}

/** Inside of vitest's runner. */
interface Inside {
  readonly moduleRunner: unknown;
  readonly _otel: never;
  readonly workerState: {
    readonly evaluatedModules: { getModuleById(id: string): unknown; invalidateModule(module: unknown): void };
  };
}

/** Milliseconds for a test of which a mutant may make something wait for ever. */
const PATIENCE = 1_000;

type Tests = ReadonlyMap<string, readonly RunnerTestCase[]>;

/** Collects the tests of a file once, and runs them as often as it is told. */
export class Repeater {
  readonly #runner: TestRunner;
  readonly #files = new Map<string, Promise<Tests>>();

  constructor(first: TestRunner) {
    const config = { ...first.config, setupFiles: [], testNamePattern: undefined };
    this.#runner = new TestRunner(config as unknown as SerializedConfig);
    const { moduleRunner, _otel } = first as unknown as Inside;
    Object.defineProperty(this.#runner, "moduleRunner", { value: moduleRunner });
    this.#runner.__setTraces(_otel);
  }

  /** Until the first test fails. */
  async try({ namespace, mutant, hitLimit, files }: Job): Promise<Verdict> {
    const mutants = (globalThis as unknown as Record<string, Switch>)[namespace] as Switch;
    Object.assign(mutants, { hitCount: 0, hitLimit });
    const results: Result[] = [];
    for (const { path, tests } of files) {
      for (const test of await this.#testsOf(path, tests)) {
        const result = await this.#try(mutants, mutant, path, test);
        results.push(result);
        if (result.failure !== undefined) return { results, hitCount: mutants.hitCount ?? 0 };
      }
    }
    return { results, hitCount: mutants.hitCount ?? 0 };
  }

  /** A test that fails without the mutant too, because the machine is slow, or so, has not noticed it. */
  async #try(mutants: Switch, mutant: string, path: string, test: RunnerTestCase): Promise<Result> {
    mutants.activeMutant = mutant;
    const result = await runTest(path, test);
    mutants.activeMutant = undefined;
    vi.restoreAllMocks();
    vi.useRealTimers();
    if (result.failure === undefined) return result;
    const { name, milliseconds } = result;
    return (await runTest(path, test)).failure === undefined ? result : { path, name, milliseconds };
  }

  async #testsOf(path: string, names: readonly string[]): Promise<readonly RunnerTestCase[]> {
    const known = this.#files.get(path) ?? this.#collect(path);
    this.#files.set(path, known);
    const tests = await known;
    return names.flatMap((name) => {
      const named = tests.get(name);
      if (!named) throw new Error(`${path} has no test ${name}`);
      return named;
    });
  }

  async #collect(path: string): Promise<Tests> {
    const { evaluatedModules } = (this.#runner as unknown as Inside).workerState;
    const module = evaluatedModules.getModuleById(path);
    if (module) evaluatedModules.invalidateModule(module); // the file that the worker began with
    this.#runner.config.testTimeout = isLong(path) ? 10_000 : PATIENCE;
    const [file] = await collectTests([path], this.#runner as never);
    if (file?.result?.state === "fail") throw new Error(`${path}: ${file.result.errors?.[0]?.message}`);
    return testsByName(file as RunnerTestFile);
  }
}
