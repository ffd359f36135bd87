import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import esbuildPlugin from "@size-limit/esbuild";
import filePlugin from "@size-limit/file";
import type { BuildOptions } from "esbuild";
import sizeLimit from "size-limit";

/** Bytes of the minified bundle of these lines after gzip, resolved from a folder, without what is `external`. */
export async function bundledSize(code: string, folder: string, external: readonly string[]): Promise<number> {
  const entry = join(folder, `entry-${randomUUID()}.js`);
  writeFileSync(entry, code);
  const check = {
    files: [entry],
    gzip: true,
    modifyEsbuildConfig: (config: BuildOptions): BuildOptions => ({
      ...config,
      format: "esm",
      target: "es2022",
      external: [...external],
      logLevel: "silent",
      mainFields: ["browser", "module", "main"],
      plugins: [withoutDns],
    }),
  };
  try {
    const results = await sizeLimit([filePlugin, esbuildPlugin], { checks: [check] });
    const [{ size }] = results as readonly [{ readonly size: number }];
    return size;
  } finally {
    rmSync(entry);
  }
}

/** @xmpp/resolve asks DNS under a name which its own stub for browsers does not know. */
const withoutDns: NonNullable<BuildOptions["plugins"]>[number] = {
  name: "without-dns",
  setup(build) {
    build.onResolve({ filter: /^node:dns$/ }, ({ path }) => ({ path, namespace: "without-dns" }));
    build.onLoad({ filter: /.*/, namespace: "without-dns" }, () => ({ contents: "export default {}" }));
  },
};
