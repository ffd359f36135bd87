/// <reference lib="esnext.disposable" />
import { Emitter, EventQueue, parseTimeout, type RequestOptions, type XmppEntity } from "@xeps/xep-0030/entity";
import { attributeOf, bareOf, foldJid, isJid } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { defineAsyncDispose } from "../async-dispose.ts";
import type { RoomEvents } from "../events.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import { MucRoom } from "../room/muc-room.ts";
import type { Room } from "../room/room.ts";
import type { RoomHost } from "../room/room-core.ts";
import { streamEnded, streamGone, streamLost, streamOnline, streamResumed } from "../room/stream-changes.ts";
import type { MucClient, MucClientEvents, MucClientOptions } from "./muc-client.ts";
import { RoomRegistry } from "./room-registry.ts";

/** {@link MucClient}: finds the room of each stanza, and passes on what its rooms tell. */
export class Client extends Emitter<MucClientEvents> implements MucClient {
  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  readonly options: MucClientOptions;
  readonly #rooms: RoomRegistry = new RoomRegistry();
  readonly #joined: Map<string, Room> = new Map();
  readonly #host: RoomHost;
  readonly #onDispose: () => void;
  #disposed = false;

  constructor(
    entity: XmppEntity,
    options: MucClientOptions,
    onDispose: () => void,
    queue: EventQueue = new EventQueue(),
  ) {
    super(queue);
    this.options = options;
    this.#onDispose = onDispose;
    this.#host = {
      entity,
      from: options.from,
      queue,
      emit: (room, event, payload) => this.#tell(room as MucRoom, event, payload),
      moved: (room, jid) => this.#moved(room as MucRoom, jid),
      stateChanged: (room) => this.#stateChanged(room as MucRoom),
    };
    defineAsyncDispose(this, () => this.dispose());
  }

  get joinedRooms(): ReadonlyMap<string, Room> {
    return this.#joined;
  }

  room(jid: string): MucRoom {
    const address = foldJid(jid);
    if (!isJid(jid) || !jid.includes("@") || jid.includes("/")) {
      throw new TypeError(`not the bare JID of a room: ${JSON.stringify(jid.slice(0, 100))}`);
    }
    if (this.#disposed) throw new TypeError("this client is disposed");
    const known = this.#rooms.find(address);
    if (known) return known;
    const room = new MucRoom(this.#host, address, (listened) => this.#rooms.hold(listened));
    this.#rooms.add(address, room);
    return room;
  }

  async join(room: string, nick: string, options?: JoinOptions): Promise<JoinResult> {
    return this.room(room).join(nick, options);
  }

  #tell<E extends keyof RoomEvents>(room: MucRoom, event: E, payload: RoomEvents[E]): void {
    room.tell(event, payload);
    this.emit(event, payload as MucClientEvents[E]);
  }

  /** One handle per room, whatever it is called: where two turn out to be one, the earlier serves both. */
  #moved(room: MucRoom, jid: string): void {
    const earlier = this.#rooms.find(jid);
    if (earlier && earlier !== room) earlier.adopt(room);
    else this.#rooms.add(jid, room);
  }

  #stateChanged(room: MucRoom): void {
    this.#rooms.hold(room);
    const { jid, state } = room;
    if (state === "joined" || (state === "suspended" && this.#joined.has(jid))) this.#joined.set(jid, room);
    else this.#joined.delete(jid);
  }

  /** A stanza of the entity: for a room of ours, or none of our business. One look-up decides. */
  receive(stanza: Element): void {
    const from = attributeOf(stanza, "from");
    if (from === undefined) return;
    const room = this.#rooms.find(foldJid(bareOf(from)));
    room?.core.receive(stanza);
  }

  streamLost(resumable: boolean): void {
    for (const { core } of this.#rooms.held) streamLost(core, resumable);
  }

  streamResumed(): void {
    for (const { core } of this.#rooms.held) streamResumed(core);
  }

  streamGone(): void {
    for (const { core } of this.#rooms.held) streamGone(core);
  }

  streamOnline(): void {
    for (const { core } of this.#rooms.held) streamOnline(core);
  }

  streamEnded(): void {
    for (const { core } of this.#rooms.held) streamEnded(core);
  }

  override async dispose({ timeout, signal }: RequestOptions = {}): Promise<void> {
    const patience = parseTimeout(timeout, 5_000);
    if (this.#disposed) return;
    this.#disposed = true;
    await Promise.allSettled(this.#rooms.held.map((room) => room.leave({ timeout: patience, signal })));
    for (const room of this.#rooms.held) room.end();
    super.dispose();
    this.#onDispose();
  }
}
