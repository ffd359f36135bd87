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
  readonly #joined: Map<string, MucRoom> = new Map();
  readonly #joining: Set<MucRoom> = new Set();
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

  /** Those we are in, suspended ones included, by address. */
  get joined(): ReadonlyMap<string, MucRoom> {
    return this.#joined;
  }

  get joining(): Iterable<MucRoom> {
    return this.#joining;
  }

  /** What a room is to us has changed. */
  update(room: MucRoom): void {
    this.holdOrRelease(room);
    const { jid, state } = room;
    if (state === "joining") this.#joining.add(room);
    else this.#joining.delete(room);
    if (state === "joined" || (state === "suspended" && this.#joined.has(jid))) this.#joined.set(jid, room);
    else this.#joined.delete(jid);
  }

  /** One handle per room, whatever it is called: where two turn out to be one, the earlier serves both. */
  move(room: MucRoom, asked: string, jid: string): void {
    const earlier = this.find(jid);
    if (!earlier || earlier === room) return this.add(jid, room);
    earlier.adopt(room);
    this.add(asked, earlier);
    this.#joining.delete(room);
    this.holdOrRelease(room);
    this.update(earlier);
  }

  /** A room is kept while we are in it or somebody listens, and else while the program has its handle. */
  holdOrRelease(room: MucRoom): void {
    const { isInUse } = room;
    this.#handleOf(room).held = isInUse ? room : undefined;
    if (isInUse) this.#held.add(room);
    else this.#held.delete(room);
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
