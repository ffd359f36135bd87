import { defineConfig } from "vitest/config";

// Sibling packages are read from their sources, so a test run needs no build.
const conditions = ["@xeps/source", "node", "import", "module", "default"];

export default defineConfig({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  test: {
    include: ["src/**/*.test.ts"],
    passWithNoTests: false,
    // A limit for what hangs, not a measure: machines may be slow, and XEPS_RUNS makes the laws run long.
    testTimeout: 120_000 + Number(process.env.XEPS_RUNS ?? 2_000) * 20,
    hookTimeout: 60_000,
    coverage: {
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.test.ts", "src/test/**"],
      reporter: ["text", "json-summary"],
      thresholds: { lines: 98 },
    },
  },
});
