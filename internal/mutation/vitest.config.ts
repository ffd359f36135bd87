import { configDefaults, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

// Tests of speed say nothing about a mutant: the code that counts hits is slow itself.
export default mergeConfig(shared, {
  test: { exclude: [...configDefaults.exclude, "src/**/linear.test.ts"] },
});
