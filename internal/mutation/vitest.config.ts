import { configDefaults, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

// One worker for all files of a run: starting one takes longer than most tests. Tests of speed say nothing about a mutant,
// since the code that counts hits is slow itself.
export default mergeConfig(shared, {
  test: { isolate: false, exclude: [...configDefaults.exclude, "src/**/linear.test.ts"] },
});
