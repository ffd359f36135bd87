import { fakeClient } from "../stream/fake-client.ts";
import type { FakeSocket } from "../stream/fake-socket.ts";
import type { Piece } from "../stream/piece.ts";
import type { Contender, Session } from "./contender.ts";
import { StanzaCounter } from "./stanza-counter.ts";

class ClientSession extends StanzaCounter implements Session {
  readonly #socket: FakeSocket;

  constructor({ entity, socket }: Awaited<ReturnType<typeof fakeClient>>) {
    super();
    this.#socket = socket;
    entity.on("stanza", (element) => this.count(element));
  }

  feed({ chunks }: Piece): void {
    for (const chunk of chunks) this.#socket.receive(chunk);
  }
}

/** The client without anything on it. */
export const xmppClient: Contender = {
  name: "@xmpp/client",
  open: async () => new ClientSession(await fakeClient()),
};
