import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Check } from "../check.ts";
import { everything, install } from "./consumer.ts";

interface Budget {
  readonly what: string;
  readonly code: string;
  /** Bytes after gzip, besides ltx and the packages of xmpp.js. */
  readonly bytes: number;
}

const budgets: readonly Budget[] = [
  { what: "parseMucUser", code: 'export { parseMucUser } from "@xeps/muc-stanzas";', bytes: 1_500 },
];

/** What an application's bundle grows by. */
export const bundle: Check = {
  name: "bundle",
  needs: ["pack"],
  run: async () => {
    const folder = await install(everything);
    const sizes = await Promise.all(
      budgets.map(async (budget) => ({ ...budget, size: await bundledSize(budget.code, folder) })),
    );
    return {
      problems: sizes
        .filter(({ size, bytes }) => size > bytes)
        .map(({ what, size, bytes }) => `${what}: ${size} bytes, more than ${bytes}`),
      note: sizes.map(({ what, size }) => `${what} ${size} B`).join(", "),
    };
  },
};

/** Bytes of the minified and compressed bundle of these lines, resolved from a folder. */
export async function bundledSize(code: string, folder: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["ltx", "@xmpp/*"],
    write: false,
    logLevel: "silent",
  });
  return outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
}
