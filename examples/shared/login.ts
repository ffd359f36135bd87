import { parseArgs } from "node:util";
import { repairChunks, streamManagementSettled } from "@xeps-internal/test-support";
import { type Client, client } from "@xmpp/client";

/** An account, and where to log in with it. */
export interface Login {
  /** `xmpp://host:port`, `xmpps://host:port` or `wss://host/path`. */
  readonly service: string;
  readonly jid: string;
  readonly password: string;
}

/** `--service`, `--jid` and `--password` (or XMPP_PASSWORD) of a command line, and the words beside them. */
export function readLogin(args: readonly string[]): { readonly login: Login; readonly words: readonly string[] } {
  const options = { service: { type: "string" }, jid: { type: "string" }, password: { type: "string" } } as const;
  const { values, positionals: words } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { service, jid, password = process.env.XMPP_PASSWORD } = values;
  if (!service || !jid || !password) throw new Error("give --service, --jid, and --password or XMPP_PASSWORD");
  return { login: { service, jid, password }, words };
}

/** A client for this account, not started yet. */
export function clientFor({ service, jid, password }: Login): Client {
  const [username = "", domain = ""] = jid.split("@");
  const host = new URL(service).hostname;
  const xmpp = client({
    service,
    domain,
    credentials: (authenticate, mechanisms) => {
      // A password goes out in the clear only over TLS, or on this very machine.
      const mayBePlain = xmpp.isSecure() || /^(localhost|127\.|\[::1\])/.test(host);
      const hashed = mechanisms.find((name) => name !== "PLAIN" && name !== "ANONYMOUS");
      return authenticate({ username, password }, hashed ?? (mayBePlain ? "PLAIN" : ""));
    },
  });
  repairChunks(xmpp);
  return xmpp;
}

/** Goes online, and waits until xmpp.js counts stanzas as it should (see `streamManagementSettled`). */
export async function goOnline(xmpp: Client): Promise<void> {
  const settled = streamManagementSettled(xmpp);
  await xmpp.start();
  await settled();
}
