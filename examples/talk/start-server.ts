import { findServers, startService, type XmppServer } from "@xeps-internal/test-support";
import { UsageError } from "./arguments.ts";

/** The embedded service, or a real server; throws UsageError when that is not installed. */
export async function startServer(name: "embedded" | "prosody" | "ejabberd"): Promise<XmppServer> {
  if (name === "embedded") return startService();
  const server = findServers().found.find((found) => found.name === name);
  if (!server) throw new UsageError(`${name} is not installed on this machine (on Debian: apt-get install ${name}).`);
  return server.start();
}
