import type { MucRoom } from "../room/muc-room.ts";

/**
 * The rooms of a client. One handle per address while anybody holds it: the program that has it, a listener on it, or
 * we, as long as we are in the room. A program that looks at many rooms once keeps none of them.
 */
export class RoomRegistry {
  readonly #handles: Map<string, WeakRef<MucRoom>> = new Map();
  readonly #held: Set<MucRoom> = new Set();
  readonly #forgotten: FinalizationRegistry<string> = new FinalizationRegistry((jid) => {
    if (!this.#handles.get(jid)?.deref()) this.#handles.delete(jid);
  });

  find(jid: string): MucRoom | undefined {
    return this.#handles.get(jid)?.deref();
  }

  add(jid: string, room: MucRoom): void {
    this.#handles.set(jid, new WeakRef(room));
    this.#forgotten.register(room, jid);
  }

  /** Keeps the room although the program may let go of it. */
  hold(room: MucRoom): void {
    this.#held.add(room);
  }

  /** Leaves it to the program whether the room is kept. */
  release(room: MucRoom): void {
    this.#held.delete(room);
  }

  /** All that are held: every room with a stay or a listener is among them. */
  get held(): readonly MucRoom[] {
    return [...this.#held];
  }
}
