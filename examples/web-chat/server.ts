import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { XmppServer } from "@xeps-internal/test-support";
import { build, preview } from "vite";

/** The page, with an XMPP server behind its `/xmpp`. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page and serves it; port 0 is a free one. */
export async function serveSite(server: XmppServer, port = 0): Promise<Site> {
  const configFile = fileURLToPath(new URL("vite.config.ts", import.meta.url));
  const outDir = await mkdtemp(join(tmpdir(), "xeps-web-chat-"));
  const { origin, pathname } = new URL(server.websocketUrl);
  await build({ configFile, logLevel: "warn", build: { outDir, emptyOutDir: true } });
  const site = await preview({
    configFile,
    logLevel: "silent", // of streams that end
    build: { outDir },
    preview: {
      host: "127.0.0.1",
      port,
      proxy: { "/xmpp": { target: origin, ws: true, changeOrigin: true, rewrite: () => pathname } },
    },
  });
  return {
    url: site.resolvedUrls?.local[0] ?? "",
    async close() {
      await site.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
