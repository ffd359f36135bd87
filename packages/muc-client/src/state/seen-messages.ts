import type { RoomMessage } from "../room-message.ts";
import { Fingerprint } from "./fingerprint.ts";
import { RecentNumbers } from "./recent-numbers.ts";

/** So many messages are remembered. */
const REMEMBERED = 1_000;

/** Milliseconds by which the clocks of room and client may differ. */
const SKEW = 600_000;

/** Numbers of a message: its content, the time of it if that matters, whether it has a stanza-id. */
const ROW = 3;

const NO_ROWS: Float64Array = new Float64Array(0);

const print: Fingerprint = new Fingerprint();

/** Of its sender, id and text. */
function contentOf({ nick = "", id = "", body = "", subject = "" }: RoomMessage): number {
  return print.begin().add(nick).add(id).add(body).add(subject).end();
}

/** How often each content is still to come again. */
type Repeats = Map<number, number>;

/** What a room tells again when we come back: messages that listeners have had. */
export interface Overlap {
  readonly withStanzaId: Repeats;
  readonly without: Repeats;
}

/**
 * The last messages of a room that listeners were given: of each a few numbers, whatever its length, in tables that are
 * written over. Like the occupants it outlives the transitions of the model: reading is free to all, and `commit` alone
 * writes.
 */
export class SeenMessages {
  #rows: Float64Array = NO_ROWS;
  #count = 0;
  /** Made with the first: a room may be silent. */
  #stanzaIds: RecentNumbers | undefined;

  /** A stanza-id is given once; XEP-0359 §3.1. */
  knows({ stanzaId }: RoomMessage): boolean {
    if (stanzaId === undefined || !this.#stanzaIds) return false;
    return this.#stanzaIds.has(print.begin().add(stanzaId).end());
  }

  remember(message: RoomMessage): void {
    const { id, stanzaId } = message;
    const row = (this.#count % REMEMBERED) * ROW;
    if (row >= this.#rows.length) this.#rows = grown(this.#rows);
    this.#rows[row] = contentOf(message);
    // A message without id may be said in the same words at any time: only those of the time that is asked for count.
    this.#rows[row + 1] = id === undefined ? Date.now() : Number.POSITIVE_INFINITY;
    this.#rows[row + 2] = stanzaId === undefined ? 0 : 1;
    this.#count += 1;
    if (stanzaId === undefined) return;
    this.#stanzaIds ??= new RecentNumbers(REMEMBERED);
    this.#stanzaIds.add(print.begin().add(stanzaId).end());
  }

  /** What may come again when everything since then is asked for. */
  overlap(since: Date): Overlap {
    const overlap: Overlap = { withStanzaId: new Map(), without: new Map() };
    const end = Math.min(this.#count, REMEMBERED) * ROW;
    for (let row = 0; row < end; row += ROW) {
      const [content = 0, at = 0, hasStanzaId] = this.#rows.subarray(row, row + ROW);
      if (at < since.getTime() - SKEW) continue;
      const repeats = hasStanzaId ? overlap.withStanzaId : overlap.without;
      repeats.set(content, (repeats.get(content) ?? 0) + 1);
    }
    return overlap;
  }
}

function grown(rows: Float64Array): Float64Array {
  const larger = new Float64Array(Math.min(Math.max(16 * ROW, 2 * rows.length), REMEMBERED * ROW));
  larger.set(rows);
  return larger;
}

/** Whether this message is told again, and is not yet struck out as often as it was heard. */
export function isRepeat(overlap: Overlap, message: RoomMessage): boolean {
  return repeatsOf(overlap, message, contentOf(message)) !== undefined;
}

/** It has come once more. */
export function strike(overlap: Overlap, message: RoomMessage): void {
  const content = contentOf(message);
  const repeats = repeatsOf(overlap, message, content);
  const left = (repeats?.get(content) ?? 1) - 1;
  if (left > 0) repeats?.set(content, left);
  else repeats?.delete(content);
}

/** Two messages with different stanza-ids are two, whatever they say. */
function repeatsOf(
  { withStanzaId, without }: Overlap,
  { stanzaId }: RoomMessage,
  content: number,
): Repeats | undefined {
  if (without.has(content)) return without;
  return stanzaId === undefined && withStanzaId.has(content) ? withStanzaId : undefined;
}
