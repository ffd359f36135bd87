import { findServers, startService, type XmppServer } from "@xeps-internal/test-support";
import type { ServiceName } from "./profiles.ts";

export interface Service {
  readonly name: ServiceName;
  start(): Promise<XmppServer>;
}

const EMBEDDED: readonly Service[] = [
  { name: "memory (prosody)", start: () => startService({ profile: "prosody" }) },
  { name: "memory (ejabberd)", start: () => startService({ profile: "ejabberd" }) },
];

/**
 * Where the scenarios run: the embedded service always, in both profiles, real servers where they are installed.
 * XEPS_SERVICES narrows the list; "memory" there is the embedded service in both.
 */
export function services(): readonly Service[] {
  const { found, missing } = findServers();
  if (missing.length > 0) process.stderr.write(`not installed, so not run here: ${missing.join(", ")}\n`);
  const real = found.flatMap(({ name, start }) => (name === "memory" ? [] : [{ name, start }]));
  const wanted = process.env.XEPS_SERVICES?.split(",");
  const isWanted = ({ name }: Service) => wanted?.includes(name.split(" ")[0] ?? name) ?? true;
  return [...EMBEDDED, ...real].filter(isWanted);
}
