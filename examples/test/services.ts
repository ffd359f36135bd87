import { findServers, type ServerKind, startService } from "@xeps-internal/test-support";

const { found, missing } = findServers();
if (missing.length > 0) process.stderr.write(`not installed, so not run here: ${missing.join(", ")}\n`);

/** Prosody and ejabberd, where they are installed. */
export const realServers: readonly ServerKind[] = found;

/** The embedded service first. */
export const allServers: readonly ServerKind[] = [{ name: "memory", start: () => startService() }, ...found];
