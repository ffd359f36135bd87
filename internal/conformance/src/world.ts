import { createMucClient, type MucClient } from "@xeps/muc-client";
import { type Connected, connect, type XmppServer } from "@xeps-internal/test-support";
import type { Client } from "@xmpp/client";
import type { Element } from "ltx";

/** Somebody with an account, online, with our client on a real @xmpp/client. */
export interface Guest {
  readonly name: string;
  readonly entity: Client;
  readonly jid: string;
  readonly muc: MucClient;
  /** Every stanza received so far, in order. */
  readonly received: readonly Element[];
  /** What the stream reported as errors. */
  readonly errors: readonly Error[];
}

let worlds = 0;

/** One scenario's corner of a server: guests of its own and rooms that nobody else knows. */
export class World {
  readonly server: XmppServer;
  readonly #number: number = ++worlds;
  readonly #connections: Connected[] = [];
  readonly #clients: MucClient[] = [];
  #rooms = 0;

  constructor(server: XmppServer) {
    this.server = server;
  }

  /** Logs in under a name that belongs to this world; the same name again is another session of the same account. */
  async guest(name: string): Promise<Guest> {
    const account = await this.server.account(`${name}${this.#number}`);
    const connected = await connect(this.server, account);
    this.#connections.push(connected);
    const { entity, jid, errors } = connected;
    const received: Element[] = [];
    entity.on("stanza", (stanza: Element) => received.push(stanza));
    const muc = createMucClient(entity);
    this.#clients.push(muc);
    return { name, entity, jid, muc, received, errors };
  }

  /** The address of a room that does not exist yet. */
  roomJid(): string {
    return `room-${this.#number}-${++this.#rooms}@${this.server.conference}`;
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.dispose()));
    await Promise.all(this.#connections.map((connection) => connection.stop()));
  }
}
