import { fileURLToPath } from "node:url";
import { configDefaults, mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import shared from "../../vitest.config.ts";
import { longLast } from "./src/long-last.ts";

const LEFT_OUT = ["src/**/linear.test.ts", "src/**/depth.test.ts", "src/model.test.ts"];

class LongLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longLast(files, ({ moduleId }) => moduleId);
  }
}

// One worker for all files of a run: starting one takes longer than most tests. Tests of speed and of what is huge say
// nothing about a mutant, since the code that counts hits is slow itself; stories told at random notice it in one run
// and miss it in the next.
export default mergeConfig(shared, {
  test: {
    isolate: false,
    runner: fileURLToPath(new URL("./src/warm/worker.ts", import.meta.url)),
    // what a mutant makes wait for ever
    testTimeout: 3_000,
    sequence: { sequencer: LongLast },
    exclude: [...configDefaults.exclude, ...LEFT_OUT],
  },
});
