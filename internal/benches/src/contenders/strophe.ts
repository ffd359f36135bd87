import { createRequire } from "node:module";
import { FakeWebSocket } from "../stream/fake-web-socket.ts";
import type { Piece } from "../stream/piece.ts";
import { type Contender, type Counts, nextTurn, type Session } from "./contender.ts";

interface MucRoom {
  readonly roster: Readonly<Record<string, unknown>>;
}

interface Connection {
  connect(jid: string, password: string, onStatus: (status: number) => void): void;
  readonly muc: {
    readonly rooms: Readonly<Record<string, MucRoom>>;
    join(
      room: string,
      nick: string,
      onMessage: (message: StanzaElement) => boolean,
      onPresence: (presence: StanzaElement) => boolean,
    ): void;
  };
}

/** A DOM element, as far as we look at it. */
interface StanzaElement {
  getElementsByTagName(name: string): { readonly length: number };
}

interface StropheModule {
  readonly Strophe: {
    readonly Connection: new (service: string) => Connection;
    readonly Status: { readonly CONNECTED: number };
    readonly LogLevel: { readonly FATAL: number };
    setLogLevel(level: number): void;
  };
}

/** The plugin is CommonJS and adds itself to the CommonJS copy of strophe.js, which brings xmldom. */
function load(): StropheModule {
  const require = createRequire(import.meta.url);
  const module = require("strophe.js") as StropheModule;
  require("strophejs-plugin-muc");
  Object.assign(globalThis, { WebSocket: FakeWebSocket });
  return module;
}

class StropheSession implements Session {
  readonly #connection: Connection;
  readonly #socket: FakeWebSocket;
  #presences = 0;
  #messages = 0;

  constructor(connection: Connection, socket: FakeWebSocket) {
    this.#connection = connection;
    this.#socket = socket;
  }

  async enter(room: string, nick: string): Promise<{ readonly done: Promise<unknown> }> {
    let entered = () => {};
    const done = new Promise<void>((resolve) => {
      entered = resolve;
    });
    this.#connection.muc.join(
      room,
      nick,
      (message) => {
        if (message.getElementsByTagName("body").length > 0) this.#messages += 1;
        else entered(); // the subject
        return true;
      },
      () => {
        this.#presences += 1;
        return true;
      },
    );
    await nextTurn();
    return { done };
  }

  feed({ frames }: Piece): void {
    for (const frame of frames) this.#socket.receive(frame);
  }

  settled(): Promise<void> {
    return nextTurn();
  }

  counts(): Counts {
    return { presences: this.#presences, messages: this.#messages };
  }

  occupants(room: string): number {
    return Object.keys(this.#connection.muc.rooms[room]?.roster ?? {}).length;
  }
}

export const strophe: Contender = {
  name: "strophe.js + MUC plugin",
  open: async () => {
    const { Strophe } = load();
    Strophe.setLogLevel(Strophe.LogLevel.FATAL);
    const connection = new Strophe.Connection("ws://127.0.0.1/ws");
    // The plugin has one list of rooms for all connections.
    Object.assign(connection.muc, { rooms: {}, roomNames: [] });
    await new Promise<void>((resolve) => {
      connection.connect("romeo@montague.example/bench", "secret", (status) => {
        if (status === Strophe.Status.CONNECTED) resolve();
      });
    });
    return new StropheSession(connection, FakeWebSocket.latest());
  },
};
