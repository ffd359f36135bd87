import { playwright } from "@vitest/browser-playwright";
import { chromiumArguments, findChromium } from "@xeps-internal/test-support/chromium";
import { defineConfig } from "vitest/config";
import shared from "../../vitest.config.ts";
import { nodeOnly } from "./src/node-only.ts";

const executablePath = findChromium();
if (!executablePath) throw new Error("there is no Chromium to run tests in");

/** For the tests that watch what is kept alive. */
const memoryArguments = ["--js-flags=--expose-gc", "--enable-precise-memory-info"];

export default defineConfig({
  root: "../..",
  resolve: { conditions: ["@xeps/source", "browser", "import", "module", "default"] },
  // Fewer random cases than in Node: what differs in a page does not take many to show.
  define: {
    "process.env.XEPS_RUNS": JSON.stringify(process.env.XEPS_RUNS ?? "100"),
    "process.env.XEPS_STORIES": JSON.stringify(process.env.XEPS_STORIES ?? "30"),
  },
  test: {
    ...shared.test,
    include: ["packages/*/src/**/*.test.ts", "internal/test-kit/src/**/*.test.ts"],
    exclude: nodeOnly.flatMap(({ files }) => files.map((file) => `packages/${file}`)),
    // One page at a time: other tests run beside these.
    maxWorkers: 1,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: [...chromiumArguments, ...memoryArguments] } }),
      instances: [{ browser: "chromium" }],
    },
  },
});
