// The tests of the packages in Chromium: npm run test:browser, with parts of the paths of those that are wanted
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "@xeps-internal/test-support/chromium";
import { startVitest } from "vitest/node";
import { nodeOnly } from "./node-only.ts";

const packages = fileURLToPath(new URL("../../../packages/", import.meta.url));
const config = fileURLToPath(new URL("../vitest.config.ts", import.meta.url));

if (findChromium()) {
  for (const { reason, files } of nodeOnly) {
    for (const file of files) {
      if (!existsSync(join(packages, file))) throw new Error(`${file} is left out of the browser, and is not there`);
      console.log(`not in the browser: ${file} ${reason}`);
    }
  }
  await startVitest("test", process.argv.slice(2), { config, watch: false });
}
