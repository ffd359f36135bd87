import { createMucClient, type MucClient } from "@xeps/muc-client";
import type { XmppEntity } from "@xeps/xep-0030/entity";
import type { Piece } from "../stream/piece.ts";
import { type Counts, nextTurn, type Session } from "./contender.ts";

/** Our client on an entity, with listeners for what a program listens to. */
export class RoomsSession implements Session {
  readonly client: MucClient;
  readonly #receive: (chunk: Buffer) => void;
  #arrivals = 0;
  #departures = 0;
  #messages = 0;

  constructor(entity: XmppEntity, receive: (chunk: Buffer) => void) {
    this.client = createMucClient(entity);
    this.#receive = receive;
    this.client.on("occupantJoin", () => {
      this.#arrivals += 1;
    });
    this.client.on("occupantLeave", () => {
      this.#departures += 1;
    });
    this.client.on("message", () => {
      this.#messages += 1;
    });
  }

  async enter(room: string, nick: string): Promise<{ readonly done: Promise<unknown> }> {
    const done = this.client.join(room, nick, { timeout: Number.POSITIVE_INFINITY });
    await nextTurn();
    return { done };
  }

  feed({ chunks }: Piece): void {
    for (const chunk of chunks) this.#receive(chunk);
  }

  settled(): Promise<void> {
    return nextTurn();
  }

  counts(): Counts {
    return { arrivals: this.#arrivals, departures: this.#departures, messages: this.#messages };
  }

  findByJid(room: string, jid: string): unknown {
    return this.client.room(room).findOccupant(jid);
  }

  occupants(room: string): number {
    return this.client.room(room).occupants.size;
  }
}
