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
    plugins: ["@stryker-mutator/vitest-runner", "./warm/plugin.ts"].map((plugin) =>
      fileURLToPath(import.meta.resolve(plugin)),
    ),
    testRunner: "warm-vitest",
    testRunnerNodeArgs: ["--import", import.meta.resolve("tsx")],
    checkerNodeArgs: ["--import", import.meta.resolve("tsx")],
    // Stryker names the tests of a mutant itself; to ask the graph of modules for them again takes longer than they do.
    vitest: { configFile: fileURLToPath(new URL("../vitest.config.ts", import.meta.url)), related: false },
    mutate: [...(files.length > 0 ? files : ["src/**/*.ts"]), "!src/**/*.test.ts", "!src/test/**"],
    coverageAnalysis: "perTest",
    concurrency: lanes,
    // Generous, because a time-out counts as noticed; beside the time that the tests take without a mutant.
    timeoutMS: 20_000,
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
