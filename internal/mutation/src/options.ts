import { fileURLToPath } from "node:url";
import type { PartialStrykerOptions } from "@stryker-mutator/api/core";

interface Run {
  /** Percent. A mutant that no test reaches counts as survived. */
  readonly least: number;
  /** Only these files; all sources when there are none. */
  readonly files: readonly string[];
  /** Only what changed since the last run. */
  readonly incremental: boolean;
  /** Processes at a time. */
  readonly lanes: number;
}

export function options({ least, files, incremental, lanes }: Run): PartialStrykerOptions {
  return {
    plugins: [fileURLToPath(import.meta.resolve("@stryker-mutator/vitest-runner"))],
    testRunner: "vitest",
    vitest: { configFile: fileURLToPath(new URL("../vitest.config.ts", import.meta.url)) },
    mutate: [...(files.length > 0 ? files : ["src/**/*.ts"]), "!src/**/*.test.ts", "!src/test/**"],
    coverageAnalysis: "perTest",
    concurrency: lanes,
    // Generous, because a time-out counts as noticed; beside the time that the tests take without a mutant.
    timeoutMS: 15_000,
    thresholds: { high: 95, low: least, break: least },
    reporters: ["progress-append-only", "clear-text", "json"],
    clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false },
    jsonReporter: { fileName: "reports/mutation.json" },
    incremental,
    incrementalFile: "reports/mutation-incremental.json",
    allowConsoleColors: false,
    allowEmpty: false,
  };
}
