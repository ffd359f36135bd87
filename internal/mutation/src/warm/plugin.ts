import path from "node:path";
import { BroadcastChannel } from "node:worker_threads";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import {
  commonTokens,
  declareFactoryPlugin,
  type Injector,
  type PluginContext,
  PluginKind,
} from "@stryker-mutator/api/plugin";
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { strykerPlugins as vitestPlugins } from "@stryker-mutator/vitest-runner";
import type { Vitest } from "vitest/node";
import { longLast } from "../long-last.ts";
import type { Broken, Job, Result, Verdict } from "./messages.ts";

/** Stryker's runner, and what it has inside. */
type Cold = TestRunner & { readonly ctx: Vitest };

/**
 * Stryker's runner for vitest starts a worker for each mutant, and that takes longer than the tests of it. Here the
 * worker stays, and only the mutant is switched. What happens while modules are loaded needs a worker of its own.
 */
class WarmRunner implements TestRunner {
  readonly #cold: Cold;
  /** The tests that noticed the last mutants, the latest first: they are likely to notice the next one. */
  #noticed: readonly string[] = [];
  #channel: BroadcastChannel | undefined;
  #session: Promise<unknown> | undefined;

  constructor(cold: Cold) {
    this.#cold = cold;
  }

  capabilities(): Promise<TestRunnerCapabilities> | TestRunnerCapabilities {
    return this.#cold.capabilities();
  }

  async init(): Promise<void> {
    await this.#cold.init?.();
  }

  dryRun(options: DryRunOptions): Promise<DryRunResult> {
    return this.#cold.dryRun(options);
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { mutantActivation, testFilter, hitLimit } = options;
    if (mutantActivation === "static" || !testFilter?.length) {
      await this.#cool();
      return this.#cold.mutantRun(options);
    }
    const reaches = new Set(testFilter);
    const likely = this.#noticed.filter((id) => reaches.delete(id));
    const { results, hitCount } = await this.#try({
      namespace: INSTRUMENTER_CONSTANTS.NAMESPACE,
      mutant: options.activeMutant.id,
      hitLimit,
      files: [...filesOf(likely), ...filesOf([...reaches])],
    });
    const tests = results.map(testResult);
    const noticed = tests.filter(({ status }) => status === TestStatus.Failed).map(({ id }) => id);
    this.#noticed = [...new Set([...noticed, ...this.#noticed])].slice(0, LIKELY);
    const endless = determineHitLimitReached(hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }

  async #try(job: Job): Promise<Verdict> {
    this.#channel ??= await this.#warm(job.files[0]?.path as string);
    const answer = next<Verdict | Broken>(this.#channel);
    this.#channel.postMessage(job);
    const verdict = await answer;
    if ("broken" in verdict) throw new Error(verdict.broken);
    return verdict;
  }

  /** Starts the worker, with a file of which it runs nothing. */
  async #warm(file: string): Promise<BroadcastChannel> {
    const { ctx } = this.#cold;
    const name = `warm-${process.pid}`;
    const channel = new BroadcastChannel(name);
    ctx.provide("warm", name);
    ctx.provide("mode" as never, "mutant" as never);
    ctx.provide("activeMutant" as never, undefined as never);
    for (const { config } of ctx.projects) config.testNamePattern = /^\b$/;
    ctx.state.filesMap.clear();
    const ready = next(channel);
    this.#session = ctx.start([file]);
    await ready;
    return channel;
  }

  async #cool(): Promise<void> {
    this.#channel?.postMessage(undefined);
    await this.#session;
    this.#channel?.close();
    this.#channel = undefined;
    this.#session = undefined;
    this.#cold.ctx.provide("warm", undefined);
  }

  async dispose(): Promise<void> {
    await this.#cool();
    await this.#cold.dispose?.();
  }
}

function next<T>(channel: BroadcastChannel): Promise<T> {
  return new Promise((resolve) => {
    channel.onmessage = (message) => resolve((message as { readonly data: T }).data);
  });
}

/** How many tests are tried first. */
const LIKELY = 20;

function filesOf(testIds: readonly string[]): Job["files"] {
  const files = new Map<string, string[]>();
  for (const id of testIds) {
    const [file = "", ...name] = id.split("#");
    files.set(file, [...(files.get(file) ?? []), name.join("#")]);
  }
  return longLast([...files], ([file]) => file).map(([file, tests]) => ({ path: path.resolve(file), tests }));
}

function testResult({ path: file, name, milliseconds, failure }: Result): TestResult {
  const test = { id: `${path.relative(process.cwd(), file)}#${name}`, name, timeSpentMs: milliseconds, fileName: file };
  return failure === undefined
    ? { ...test, status: TestStatus.Success }
    : { ...test, status: TestStatus.Failed, failureMessage: failure };
}

function create(injector: Injector<PluginContext>): TestRunner {
  const [vitest] = vitestPlugins;
  if (!vitest) throw new Error("@stryker-mutator/vitest-runner has no plugin");
  return new WarmRunner(injector.injectFunction(vitest.factory) as unknown as Cold);
}
create.inject = [commonTokens.injector] as ["$injector"];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "warm-vitest", create)];
