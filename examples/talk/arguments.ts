import { parseArgs } from "node:util";

export type Choice =
  | { readonly kind: "converse"; readonly server: "embedded" | "prosody" | "ejabberd" }
  | ({ readonly kind: "visit" } & Visit);

/** Where to go, and as whom. */
export interface Visit {
  readonly service: string;
  readonly jid: string;
  readonly password: string;
  readonly room: string;
  readonly nick: string;
}

/** Something the user can put right; its message is a sentence for him. */
export class UsageError extends Error {}

const OPTIONS = {
  server: { type: "string" },
  service: { type: "string" },
  jid: { type: "string" },
  password: { type: "string" },
  room: { type: "string" },
  nick: { type: "string" },
} as const;

/** What the command line asks for; throws UsageError. */
export function parseArguments(args: readonly string[]): Choice {
  const values = readOptions(args);
  const { server, service, jid, password, room, nick } = values;
  if (service === undefined) {
    const stray = Object.keys(values).find((name) => name !== "server");
    if (stray) throw new UsageError(`--${stray} only makes sense together with --service.`);
    if (server === undefined) return { kind: "converse", server: "embedded" };
    if (server === "prosody" || server === "ejabberd") return { kind: "converse", server };
    throw new UsageError(`--server takes prosody or ejabberd, not ${server}.`);
  }
  if (server !== undefined) throw new UsageError("--server and --service exclude each other.");
  if (!/^(xmpps?|wss?):\/\/[^/]/.test(service)) {
    throw new UsageError(`--service takes an address like xmpp://host:5222, not ${service}.`);
  }
  if (!jid || !password || !room || !nick) {
    throw new UsageError("--service needs --jid, --password, --room and --nick beside it.");
  }
  if (!/^[^@/]+@[^@/]+$/.test(jid)) throw new UsageError(`--jid takes an address like me@example.org, not ${jid}.`);
  return { kind: "visit", service, jid, password, room, nick };
}

function readOptions(args: readonly string[]): Partial<Record<keyof typeof OPTIONS, string>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". ")[0]}.`);
  }
}
