/// <reference lib="esnext.disposable" />
import type { ErrorEvent, RequestOptions, TypedEmitter } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import type { RoomEvents } from "../events.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { Presence } from "../presence.ts";
import type { RoomMessage } from "../room-message.ts";
import type { Occupant } from "../state/occupant.ts";
import type { Subject } from "../subject.ts";

/**
 * - `idle`: out, or never in
 * - `joining`, `joined`, `leaving`
 * - `suspended`: the stream is gone and may come back with everything as it was
 */
export type RoomState = "idle" | "joining" | "joined" | "suspended" | "leaving";

/** A message to be sent. Without a body it is one of other XEPs, by its `extensions`. */
export interface OutgoingMessage {
  readonly body?: string | undefined;
  /** Language of the body, `xml:lang`. */
  readonly lang?: string | undefined;
  readonly thread?: string | undefined;
  /** Default: a random one. */
  readonly id?: string | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/** A room, joined or not: the handle on which listeners are attached before any traffic. Made by {@link MucClient.room}. */
export interface Room extends TypedEmitter<RoomEvents & { error: ErrorEvent }> {
  /** Bare JID: the address the service answers from. */
  readonly jid: string;
  readonly state: RoomState;
  /** `room@service/nick` while we are in. */
  readonly occupantJid: string | undefined;
  readonly self: Occupant | undefined;
  /** By nickname, ourselves included. Empty when we are out, frozen in time while suspended. */
  readonly occupants: ReadonlyMap<string, Occupant>;
  readonly subject: Subject | undefined;

  /**
   * Enters the room, XEP-0045 §7.2. Resolves when we are in (self-presence) and then at the subject that ends it, at a live message, or after
   * `subjectTimeout`. A room that does not exist is created and opened with the service's defaults (§10.1.2). `timeout` is one of silence: each stanza of the
   * join starts it again.
   *
   * Two calls with the same nickname and password share one presence, each with its own promise, signal and timeout; with others the later rejects "busy". Joined already:
   * the same nickname asks the service for everything again, another one is {@link Room.setNick}.
   *
   * Rejects with JoinError, BuildError (characters that XML forbids, limits that are no numbers) or the signal's reason.
   */
  join(nick: string, options?: JoinOptions): Promise<JoinResult>;
  /**
   * Leaves, XEP-0045 §7.14. Resolves when the service confirms, or at once when not joined. Rejects with TimeoutError when it does not confirm; we count as out
   * all the same.
   */
  leave(options?: RequestOptions & { readonly status?: string | undefined }): Promise<void>;
  /** Takes another nickname, XEP-0045 §7.6. Resolves with ourselves under the one the service gives us; rejects with StanzaError (e.g. "conflict"). */
  setNick(nick: string, options?: RequestOptions): Promise<Occupant>;
  /** Changes our availability in the room, XEP-0045 §7.7. Resolves when the room has told it to everybody. */
  setPresence(presence: Presence, options?: RequestOptions): Promise<void>;
  /** Says something to all, XEP-0045 §7.4. Resolves with the room's own copy. Rejects with StanzaError (refused), TimeoutError, DisconnectedError, RoomError. */
  send(message: string | OutgoingMessage, options?: RequestOptions): Promise<RoomMessage>;
  /** Says something to one occupant, XEP-0045 §7.5. Resolves when written; a refusal comes as `messageError`. */
  sendPrivate(nick: string, message: string | OutgoingMessage, options?: RequestOptions): Promise<void>;
  /** XEP-0045 §8.1; '' removes it. Resolves with the subject as the room tells it to all; rejects with StanzaError ("forbidden"). */
  setSubject(subject: string, options?: RequestOptions): Promise<Subject>;
  /** Leaves. */
  [Symbol.asyncDispose](): Promise<void>;
}
