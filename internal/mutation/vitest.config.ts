import { configDefaults, mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import shared from "../../vitest.config.ts";

/** The first test that fails ends a run, so those that take long come last. */
class LawsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => Number(moduleId.endsWith("laws.test.ts"));
    return [...files].sort((left, right) => isLong(left) - isLong(right));
  }
}

// One worker for all files of a run: starting one takes longer than most tests. Tests of speed and of what is huge say
// nothing about a mutant, since the code that counts hits is slow itself.
export default mergeConfig(shared, {
  test: {
    isolate: false,
    // what a mutant makes wait for ever
    testTimeout: 5_000,
    sequence: { sequencer: LawsLast },
    exclude: [...configDefaults.exclude, "src/**/linear.test.ts", "src/**/depth.test.ts"],
  },
});
