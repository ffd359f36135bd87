/** Laws, crowds and floods. */
const LONG = /(laws|crowd|bounds)\.test\.ts$/;

/** Whether the tests in this file take long. */
export function isLong(path: string): boolean {
  return LONG.test(path);
}

/** The first test that fails is enough, so the files of tests that take long come last. */
export function longLast<Value>(files: readonly Value[], pathOf: (file: Value) => string): Value[] {
  return [...files].sort((left, right) => Number(isLong(pathOf(left))) - Number(isLong(pathOf(right))));
}
