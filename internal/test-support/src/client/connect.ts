import { type Client, client } from "@xmpp/client";
import { deadline } from "../deadline.ts";
import type { Account, XmppServer } from "../servers/xmpp-server.ts";
import { type Recovery, recoverBy } from "./recovery.ts";
import { repairChunks } from "./repair-chunks.ts";
import { repairEnd } from "./repair-end.ts";
import { streamManagementSettled } from "./stream-management-settled.ts";
import { provideWebSocket } from "./websocket-global.ts";

export interface ConnectOptions {
  /** Default "tcp". */
  readonly transport?: "tcp" | "websocket";
  /** Default: one that the server gives. */
  readonly resource?: string;
  /** What becomes of a lost stream, where the server manages streams; default "resumed". */
  readonly recovery?: Recovery;
  /** Milliseconds until it must be online; default 15 000. */
  readonly timeout?: number;
}

/** A real @xmpp/client that is online. */
export interface Connected {
  readonly entity: Client;
  /** Its full JID at the start. */
  readonly jid: string;
  /** What its `error` event reported. */
  readonly errors: readonly Error[];
  /** Closes the stream, without connecting again; a second call waits for the first. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Logs in at a server with a real @xmpp/client; rejects when it is not online in time. */
export async function connect(server: XmppServer, account: Account, options: ConnectOptions = {}): Promise<Connected> {
  const { transport = "tcp", resource, recovery = "resumed", timeout = 15_000 } = options;
  if (transport === "websocket") provideWebSocket();
  const { username, password } = account;
  const entity = client({
    service: transport === "tcp" ? `xmpp://${server.host}:${server.port}` : server.websocketUrl,
    domain: server.domain,
    ...(resource === undefined ? {} : { resource }),
    // PLAIN without TLS only when it is asked for by name; and SCRAM takes up to seconds of computing.
    credentials: (authenticate) => authenticate({ username, password }, "PLAIN"),
  });
  setPatience(entity, timeout);
  repairChunks(entity);
  repairEnd(entity);
  recoverBy(entity, recovery);
  const errors: Error[] = [];
  entity.on("error", (error: Error) => errors.push(error));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopClient(entity);
    return stopping;
  };
  const managed = streamManagementSettled(entity);
  try {
    // A server that accepts the connection and stays silent would leave start() pending for ever.
    const jid = await deadline(entity.start(), timeout, `${username} online at ${server.name}`);
    await deadline(managed(), timeout, `${server.name} answering whether it manages the stream`);
    return { entity, jid: jid.toString(), errors, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Milliseconds that xmpp.js gives each step of opening and closing a stream: 2 000, and busy machines take longer. */
function setPatience(entity: Client, timeout: number): void {
  Object.assign(entity, { timeout });
}

async function stopClient(entity: Client): Promise<void> {
  entity.reconnect.stop();
  setPatience(entity, 2_000); // a server that is gone or stalled will not answer the end of the stream
  await entity.stop();
}
