import { findEjabberd, startEjabberd } from "./ejabberd.ts";
import { findProsody, startProsody } from "./prosody.ts";
import { checkRequirement } from "./requirements.ts";
import type { ServerName, XmppServer } from "./xmpp-server.ts";

/** A server that can be started here. */
export interface ServerKind {
  readonly name: ServerName;
  start(): Promise<XmppServer>;
}

export interface FoundServers {
  /** Those installed; the embedded service is not among them, it is always there. */
  readonly found: readonly ServerKind[];
  /** Names of those that are not installed. */
  readonly missing: readonly ServerName[];
}

/** Which real servers this machine has. Throws when one is missing that XEPS_REQUIRE lists. */
export function findServers(): FoundServers {
  const found: ServerKind[] = [];
  const missing: ServerName[] = [];
  const look = (name: "prosody" | "ejabberd", present: boolean, start: () => Promise<XmppServer>) => {
    if (checkRequirement(name, present)) found.push({ name, start });
    else missing.push(name);
  };
  look("prosody", findProsody() !== undefined, () => startProsody());
  look("ejabberd", findEjabberd() !== undefined, () => startEjabberd());
  return { found, missing };
}
