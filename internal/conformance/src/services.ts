import { findServers, type ServerKind, startService } from "@xeps-internal/test-support";

/**
 * Where the scenarios run: the embedded service always, real servers where they are installed. XEPS_SERVICES narrows
 * the list.
 */
export function services(): readonly ServerKind[] {
  const { found, missing } = findServers();
  if (missing.length > 0) process.stderr.write(`not installed, so not run here: ${missing.join(", ")}\n`);
  const all: readonly ServerKind[] = [{ name: "memory", start: () => startService() }, ...found];
  const wanted = process.env.XEPS_SERVICES?.split(",");
  return wanted ? all.filter(({ name }) => wanted.includes(name)) : all;
}
