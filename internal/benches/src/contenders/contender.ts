import type { Piece } from "../stream/piece.ts";

/** What a contender has seen so far. */
export interface Counts {
  /** Stanzas of whatever kind, where it has no rooms. */
  readonly stanzas?: number;
  readonly presences?: number;
  readonly arrivals?: number;
  readonly departures?: number;
  readonly messages?: number;
}

/** One stream with a library at its end. */
export interface Session {
  /** Asks to enter; the answer is fed. `done` resolves when the library says that we are in. */
  enter(room: string, nick: string): Promise<{ readonly done: Promise<unknown> }>;
  feed(piece: Piece): void;
  /** Resolves when what was fed so far is handled. */
  settled(): Promise<void>;
  counts(): Counts;
  /** Occupants of a room now; `undefined` of a library without rooms. */
  occupants(room: string): number | undefined;
  /** Looks for the occupant with this real JID, where the library can. */
  findByJid?(room: string, jid: string): unknown;
}

export interface Contender {
  readonly name: string;
  open(): Promise<Session>;
}

/** All promises that can go on have gone on. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
