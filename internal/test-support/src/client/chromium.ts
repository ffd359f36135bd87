import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { checkRequirement } from "../servers/requirements.ts";

const PATH = "/usr/bin/chromium";

/** Debian's Chromium; throws when it is not installed although XEPS_REQUIRE lists it. */
export function findChromium(): string | undefined {
  if (checkRequirement("chromium", existsSync(PATH))) return PATH;
  process.stderr.write("not installed, so not run here: chromium\n");
  return undefined;
}

/** Without a word to anybody on the network; and without its sandbox, which root may not have. */
export const chromiumArguments: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Without a window. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...chromiumArguments] });
}
