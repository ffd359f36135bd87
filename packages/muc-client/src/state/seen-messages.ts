import type { RoomMessage } from "../room-message.ts";
import { fingerprint } from "./fingerprint.ts";

/** At least so many messages are remembered; twice as many at most. */
const REMEMBERED = 1_000;

/** Milliseconds by which the clocks of room and client may differ. */
const SKEW = 600_000;

/** What is kept of a message: numbers, whatever its length. */
export interface SeenMessage {
  /** Of its sender, id and text. */
  readonly content: number;
  /** Of its stanza-id, where the room vouches for it. */
  readonly stanzaId: number | undefined;
  readonly hasId: boolean;
}

/** How to recognise a message. */
export function recognise({ from, id, body, subject, stanzaId }: RoomMessage): SeenMessage {
  return {
    content: fingerprint([from, id ?? "", body ?? "", subject ?? ""]),
    stanzaId: stanzaId === undefined ? undefined : fingerprint([stanzaId]),
    hasId: id !== undefined,
  };
}

/** How often each text is still to come again. */
type Repeats = Map<number, number>;

/** What a room tells again when we come back: messages that listeners have had. */
export interface Overlap {
  readonly withStanzaId: Repeats;
  readonly without: Repeats;
}

/**
 * The last messages of a room that listeners were given. Like the occupants it outlives the transitions of the model:
 * reading is free to all, and `commit` alone writes.
 */
export class SeenMessages {
  #recent: { readonly seen: SeenMessage; readonly at: number }[] = [];
  #stanzaIds: Set<number> = new Set();
  #olderStanzaIds: Set<number> = new Set();

  /** A stanza-id is given once; XEP-0359 §3.1. */
  knows({ stanzaId }: SeenMessage): boolean {
    return stanzaId !== undefined && (this.#stanzaIds.has(stanzaId) || this.#olderStanzaIds.has(stanzaId));
  }

  remember(seen: SeenMessage): void {
    this.#recent.push({ seen, at: Date.now() });
    if (this.#recent.length >= 2 * REMEMBERED) this.#recent = this.#recent.slice(-REMEMBERED);
    if (seen.stanzaId === undefined) return;
    this.#stanzaIds.add(seen.stanzaId);
    if (this.#stanzaIds.size < REMEMBERED) return;
    this.#olderStanzaIds = this.#stanzaIds;
    this.#stanzaIds = new Set();
  }

  /**
   * What may come again when everything since then is asked for. A message without id may be said in the same words at
   * any time: only those of that time count.
   */
  overlap(since: Date): Overlap {
    const overlap: Overlap = { withStanzaId: new Map(), without: new Map() };
    for (const { seen, at } of this.#recent) {
      if (!seen.hasId && at < since.getTime() - SKEW) continue;
      const repeats = seen.stanzaId === undefined ? overlap.without : overlap.withStanzaId;
      repeats.set(seen.content, (repeats.get(seen.content) ?? 0) + 1);
    }
    return overlap;
  }
}

/**
 * Where in the overlap this message is told again, each as often as it was heard. Two messages with different
 * stanza-ids are two, whatever they say.
 */
export function repeatIn({ withStanzaId, without }: Overlap, seen: SeenMessage): Repeats | undefined {
  if (without.has(seen.content)) return without;
  return seen.stanzaId === undefined && withStanzaId.has(seen.content) ? withStanzaId : undefined;
}

/** It has come once more. */
export function strike(repeats: Repeats, { content }: SeenMessage): void {
  const left = (repeats.get(content) ?? 1) - 1;
  if (left > 0) repeats.set(content, left);
  else repeats.delete(content);
}
