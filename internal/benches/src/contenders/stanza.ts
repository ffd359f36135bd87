import { StringDecoder } from "node:string_decoder";
import { type Agent, createClient, JXT } from "stanza";
import type { Piece } from "../stream/piece.ts";
import { ME } from "../workloads/stanzas.ts";
import { type Contender, type Counts, nextTurn, type Session } from "./contender.ts";

/** stanza keeps no occupants: a program has a map of nicknames beside it. */
class StanzaSession implements Session {
  readonly #agent: Agent;
  readonly #parser: JXT.StreamParser;
  readonly #decoder = new StringDecoder("utf8");
  readonly #occupants = new Map<string, Map<string, unknown>>();
  #presences = 0;
  #messages = 0;
  #fed = 0;
  #handled = 0;

  constructor() {
    const agent = createClient({ jid: ME, password: "", transports: {} });
    this.#agent = agent;
    agent.jid = ME;
    Object.assign(agent, { transport: { send: async () => {}, disconnect() {} } });
    this.#parser = new JXT.StreamParser({ registry: agent.stanzas, wrappedStream: true, allowComments: false });
    // What its transports do with what their parser gives them.
    this.#parser.on("data", ({ kind, stanza, event }) => {
      if (event === undefined) agent.emit("stream:data" as never, stanza as never, kind as never);
    });
    agent.on("muc:available", (presence) => this.#occupant(presence.from, presence));
    agent.on("muc:unavailable", (presence) => this.#occupant(presence.from, undefined));
    agent.on("groupchat", () => {
      this.#messages += 1;
    });
    agent.on("stanza" as never, () => {
      this.#handled += 1;
    });
    this.#parser.write(
      '<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" version="1.0">',
    );
  }

  #occupant(from: string, presence: unknown): void {
    this.#presences += 1;
    const slash = from.indexOf("/");
    const room = from.slice(0, slash);
    const nick = from.slice(slash + 1);
    const occupants = this.#occupants.get(room) ?? new Map<string, unknown>();
    if (presence) this.#occupants.set(room, occupants.set(nick, presence));
    else occupants.delete(nick);
  }

  async enter(room: string, nick: string): Promise<{ readonly done: Promise<unknown> }> {
    const done = this.#agent.joinRoom(room, nick);
    await nextTurn();
    return { done };
  }

  feed({ chunks, stanzas }: Piece): void {
    this.#fed += stanzas;
    for (const chunk of chunks) this.#parser.write(this.#decoder.write(chunk));
  }

  async settled(): Promise<void> {
    while (this.#handled < this.#fed) await nextTurn();
  }

  counts(): Counts {
    return { presences: this.#presences, messages: this.#messages };
  }

  occupants(room: string): number {
    return this.#occupants.get(room)?.size ?? 0;
  }
}

export const stanza: Contender = { name: "stanza", open: async () => new StanzaSession() };
