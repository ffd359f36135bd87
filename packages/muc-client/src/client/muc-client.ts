/// <reference lib="esnext.disposable" />
import type { ErrorEvent, RequestOptions, TypedEmitter } from "@xeps/xep-0030/entity";
import type { RoomEvents } from "../events.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { Room } from "../room/room.ts";

/** What belongs to a client for all of its life. */
export interface MucClientOptions {
  /** Sender of every stanza. On a component: required, and a bridge makes one client per address. */
  readonly from?: string | undefined;
}

/** Every event of every room; each names its room. */
export interface MucClientEvents extends RoomEvents {
  /** What a listener threw, or its promise rejected with. */
  error: ErrorEvent;
}

/** Multi-User Chat on one entity: its rooms. Made by {@link createMucClient}. */
export interface MucClient extends TypedEmitter<MucClientEvents> {
  /**
   * A handle on a room, joined or not; the same address gives the same handle as long as anybody holds it. No traffic. Throws TypeError unless `jid` is the bare
   * JID of a room.
   */
  room(jid: string): Room;
  /** Rooms we are in, suspended ones included, by the address they answer from. */
  readonly joinedRooms: ReadonlyMap<string, Room>;
  /** `room(jid).join(nick, options)`. */
  join(room: string, nick: string, options?: JoinOptions): Promise<JoinResult>;
  /**
   * Leaves all rooms (`timeout` for all together, default 5 000 ms), rejects what waits, ends iterators and takes its listeners off the entity. The next
   * {@link createMucClient} makes a new client.
   */
  dispose(options?: RequestOptions): Promise<void>;
  /** {@link dispose}. */
  [Symbol.asyncDispose](): Promise<void>;
}
