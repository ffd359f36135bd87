import type { MucRoom } from "../room/muc-room.ts";

/** How a room is found: strongly while it is held, because a look through a WeakRef costs more than all else of it. */
interface Handle {
  readonly ref: WeakRef<MucRoom>;
  held: MucRoom | undefined;
}

/**
 * The rooms of a client. One handle per address while anybody holds it: the program that has it, a listener on it, or
 * we, as long as we are in the room. A program that looks at many rooms once keeps none of them.
 */
export class RoomRegistry {
  readonly #byAddress: Map<string, Handle> = new Map();
  readonly #handles: WeakMap<MucRoom, Handle> = new WeakMap();
  readonly #held: Set<MucRoom> = new Set();
  readonly #forgotten: FinalizationRegistry<string> = new FinalizationRegistry((jid) => {
    if (!this.find(jid)) this.#byAddress.delete(jid);
  });

  find(jid: string): MucRoom | undefined {
    const handle = this.#byAddress.get(jid);
    return handle?.held ?? handle?.ref.deref();
  }

  add(jid: string, room: MucRoom): void {
    this.#byAddress.set(jid, this.#handleOf(room));
    this.#forgotten.register(room, jid);
  }

  /** Keeps the room although the program may let go of it. */
  hold(room: MucRoom): void {
    this.#handleOf(room).held = room;
    this.#held.add(room);
  }

  /** Leaves it to the program whether the room is kept. */
  release(room: MucRoom): void {
    this.#handleOf(room).held = undefined;
    this.#held.delete(room);
  }

  /** All that are held: every room with a stay or a listener is among them. */
  get held(): readonly MucRoom[] {
    return [...this.#held];
  }

  #handleOf(room: MucRoom): Handle {
    const handle = this.#handles.get(room) ?? { ref: new WeakRef(room), held: undefined };
    this.#handles.set(room, handle);
    return handle;
  }
}
