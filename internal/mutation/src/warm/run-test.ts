import { type RunnerTask, type RunnerTestCase, type RunnerTestFile, TestRunner } from "vitest";
import type { Result } from "./messages.ts";

type Suite = Parameters<typeof TestRunner.getSuiteHooks>[0];

/** The tests of a file by their full names; several may have one name. */
export function testsByName(file: RunnerTestFile): ReadonlyMap<string, readonly RunnerTestCase[]> {
  const tests = new Map<string, RunnerTestCase[]>();
  const add = (task: RunnerTask): void => {
    if (task.type === "suite") return task.tasks.forEach(add);
    if (task.mode !== "run" && task.mode !== "queued") return;
    const name = nameOf(task);
    tests.set(name, [...(tests.get(name) ?? []), task]);
  };
  file.tasks.forEach(add);
  return tests;
}

/** As Stryker names it. */
function nameOf(test: RunnerTestCase): string {
  const names = suitesAround(test).map(({ name }) => name);
  return [...names, test.name].join(" ").trim();
}

/** Once more, with what comes before and after each; what goes on before and after all would be done by the file. */
export async function runTest(path: string, test: RunnerTestCase): Promise<Result> {
  const start = performance.now();
  const errors: unknown[] = [];
  const attempt = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      errors.push(error);
    }
  };
  const suites: readonly Suite[] = [test.file, ...suitesAround(test)];
  await attempt(async () => {
    for (const suite of suites) for (const hook of hooksOf(suite).beforeEach) await hook(test.context, suite);
    await TestRunner.getTestFn(test)();
  });
  for (const suite of [...suites].reverse())
    for (const hook of hooksOf(suite).afterEach) await attempt(() => hook(test.context, suite));
  const result = { path, name: nameOf(test), milliseconds: performance.now() - start };
  if (errors.length === 0) return result;
  return { ...result, failure: String((errors[0] as Error | undefined)?.message ?? errors[0]) };
}

const { getSuiteHooks: hooksOf } = TestRunner;

/** From the outermost inwards, without the file. */
function suitesAround(test: RunnerTestCase): readonly Suite[] {
  const suites: Suite[] = [];
  for (let suite = test.suite; suite && suite !== test.file; suite = suite.suite) suites.unshift(suite);
  return suites;
}
