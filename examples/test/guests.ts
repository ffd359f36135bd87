import { createMucClient, type MucClient } from "@xeps/muc-client";
import { type Connected, connect, type XmppServer } from "@xeps-internal/test-support";

export type Guest = Connected & { readonly muc: MucClient };

/** People with accounts at a server, logged in with our client. */
export class Guests {
  readonly #server: XmppServer;
  readonly #all: Guest[] = [];

  constructor(server: XmppServer) {
    this.#server = server;
  }

  async come(name: string): Promise<Guest> {
    const connected = await connect(this.#server, await this.#server.account(name));
    const guest = { ...connected, muc: createMucClient(connected.entity) };
    this.#all.push(guest);
    return guest;
  }

  async go(): Promise<void> {
    await Promise.all(this.#all.splice(0).map((guest) => guest.stop()));
  }
}
