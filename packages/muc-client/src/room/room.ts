/// <reference lib="esnext.disposable" preserve="true" />

import type { Affiliation, Item, MucAction, Registration, Role, RoomConfig, Standing } from "@xeps/muc-stanzas";
import type { Answers, DataForm } from "@xeps/xep-0004";
import type { ErrorEvent, RequestOptions, TypedEmitter } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import type { RoomEvents } from "../events.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { Presence } from "../presence.ts";
import type { RoomInfo } from "../room-info.ts";
import type { RoomMessage } from "../room-message.ts";
import type { Occupant } from "../state/occupant.ts";
import type { Subject } from "../subject.ts";
import type { DestroyOptions } from "../verbs/destroy.ts";
import type { InviteOptions } from "../verbs/invite.ts";
import type { AffiliationOptions } from "../verbs/set-affiliation.ts";
import type { AffiliationChange } from "../verbs/set-affiliations.ts";
import type { ConfigOptions } from "../verbs/set-config.ts";
import type { ChangeResult } from "../verbs/set-item.ts";
import type { ReasonOptions } from "../verbs/set-role.ts";
import type { RoleChange } from "../verbs/set-roles.ts";

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

/**
 * A room, joined or not: the handle on which listeners are attached before any traffic. Made by {@link MucClient.room}.
 */
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
  /** The last answer of the room to disco#info: asked beside every join, and again when its configuration changes. */
  readonly info: RoomInfo | undefined;
  /** The first occupant with this real JID, full or bare. */
  findOccupant(jid: string): Occupant | undefined;
  /**
   * May we, by the tables of XEP-0045 §5 and what the room says of itself? `undefined` when not joined. The service
   * decides.
   */
  may(action: MucAction, target?: Standing): boolean | undefined;

  /**
   * Enters the room, XEP-0045 §7.2. Resolves when we are in (self-presence) and then at the subject that ends it, at a
   * live message, or after `subjectTimeout`. A room that does not exist is created and opened with the service's
   * defaults (§10.1.2). `timeout` is one of silence until we are in: each stanza of the join starts it again. Where
   * rooms are joined again, a join outlives its stream.
   *
   * Two calls with the same nickname and password share one presence, each with its own promise, signal and timeout;
   * with others the later rejects "busy". Joined already: the same nickname asks the service for everything again,
   * another one is {@link Room.setNick}.
   *
   * Rejects with JoinError, BuildError (characters that XML forbids, limits that are no numbers) or the signal's
   * reason.
   */
  join(nick: string, options?: JoinOptions): Promise<JoinResult>;
  /**
   * Leaves, XEP-0045 §7.14. Resolves when the service confirms, or at once when not joined. Rejects with TimeoutError
   * or the signal's reason when it has not confirmed by then; once no call waits any more, we count as out all the
   * same.
   */
  leave(options?: RequestOptions & { readonly status?: string | undefined }): Promise<void>;
  /**
   * Takes another nickname, XEP-0045 §7.6, and leaves our availability as it is. Resolves with ourselves under the one
   * the service gives us; rejects with StanzaError (e.g. "conflict").
   */
  setNick(nick: string, options?: RequestOptions): Promise<Occupant>;
  /**
   * Changes our availability in the room, XEP-0045 §7.7; while our nickname changes, after that. Resolves when the room
   * has told it to everybody; rejects with BuildError for a show or priority that RFC 6121 does not know.
   */
  setPresence(presence: Presence, options?: RequestOptions): Promise<void>;
  /**
   * Says something to all, XEP-0045 §7.4. Resolves with the room's own copy. Rejects with StanzaError (refused),
   * TimeoutError, DisconnectedError, RoomError.
   */
  send(message: string | OutgoingMessage, options?: RequestOptions): Promise<RoomMessage>;
  /** Says something to one occupant, XEP-0045 §7.5. Resolves when written; a refusal comes as `messageError`. */
  sendPrivate(nick: string, message: string | OutgoingMessage, options?: RequestOptions): Promise<void>;
  /**
   * XEP-0045 §8.1; '' removes it. Resolves with the subject as the room tells it to all; rejects with StanzaError
   * ("forbidden").
   */
  setSubject(subject: string, options?: RequestOptions): Promise<Subject>;
  /**
   * Invites one or several to the room, XEP-0045 §7.8. Resolves when written; a refusal comes as `messageError`.
   * Rejects with RoomError, BuildError (no JID), DisconnectedError.
   */
  invite(jid: string | readonly string[], options?: InviteOptions): Promise<void>;
  /** Asks for a role, "participant" unless told otherwise, XEP-0045 §7.13. Resolves when written. */
  requestVoice(role?: Role, options?: RequestOptions): Promise<void>;
  /** Answers a `voiceRequest`, XEP-0045 §8.6. Resolves when written. */
  answerVoiceRequest(form: DataForm, allow: boolean, options?: RequestOptions): Promise<void>;
  /** Answers a `registrationRequest`, XEP-0045 §9.9. Resolves when written. */
  answerRegistration(form: DataForm, allow: boolean, options?: RequestOptions): Promise<void>;
  /**
   * Asks the room whether we are in, XEP-0410. It only reports: "unknown" when nobody can say. Rejects with RoomError
   * or DisconnectedError.
   */
  ping(options?: RequestOptions): Promise<"joined" | "not-joined" | "unknown">;

  // What follows works without being in too: for owners, admins and the curious. All of it rejects with StanzaError
  // (refused, or an unreadable answer: condition "undefined-condition"), TimeoutError or DisconnectedError; and, while
  // we are in, with RoomError when we are put out before the answer.

  /** What the room says of itself, XEP-0045 §6.4. */
  getInfo(options?: RequestOptions): Promise<RoomInfo>;
  /**
   * The namespaces which the room lets through (XEP-0045 §18.1.1), [] for none; `undefined` when it has no such list.
   */
  getAllowedTraffic(options?: RequestOptions): Promise<readonly string[] | undefined>;
  /** The form of its configuration, XEP-0045 §10.2. */
  getConfig(options?: RequestOptions): Promise<DataForm>;
  /**
   * Changes the configuration, XEP-0045 §10.2; asks for the form first unless one is given. What the form does not
   * offer rejects with FormError before anything is sent; what is not named keeps its value. `roomOwners` and
   * `roomAdmins` are full lists.
   */
  setConfig(config: RoomConfig, options?: ConfigOptions): Promise<void>;
  /** Gives up configuring: of a new room it is the end (XEP-0045 §10.1.3), of another one it changes nothing. */
  cancelConfig(options?: RequestOptions): Promise<void>;
  /** Ends the room for everybody, XEP-0045 §10.9. */
  destroy(options?: DestroyOptions): Promise<void>;
  /** Everybody with this affiliation, XEP-0045 §9.2, §9.5, §10.5, §10.8. */
  getAffiliations(affiliation: Affiliation, options?: RequestOptions): Promise<readonly Item[]>;
  /**
   * Changes an affiliation: by bare JID or domain, or by the nickname of an occupant whose JID we see (never guessed:
   * else BuildError). XEP-0045 §9, §10.
   */
  setAffiliation(
    who: string | { readonly nick: string },
    affiliation: Affiliation,
    options?: AffiliationOptions,
  ): Promise<void>;
  /**
   * Changes several, one iq each (services apply a batch in part), 20 at a time, each with its own `timeout`; never
   * rejects for a refused one.
   */
  setAffiliations(
    changes: readonly AffiliationChange[],
    options?: RequestOptions,
  ): Promise<readonly ChangeResult<AffiliationChange>[]>;
  /** Everybody with this role, XEP-0045 §8.5, §9.8. */
  getRoles(role: Role, options?: RequestOptions): Promise<readonly Item[]>;
  /** Changes the role of an occupant, by nickname. XEP-0045 §8.3, §8.4, §9.6, §9.7. */
  setRole(nick: string, role: Role, options?: ReasonOptions): Promise<void>;
  /** Changes several, one iq each; never rejects for a refused one. */
  setRoles(changes: readonly RoleChange[], options?: RequestOptions): Promise<readonly ChangeResult<RoleChange>[]>;
  /** Puts somebody out, XEP-0045 §8.2. */
  kick(nick: string, options?: ReasonOptions): Promise<void>;
  /** Puts somebody out for good, by bare JID or domain. XEP-0045 §9.1. */
  ban(jid: string, options?: ReasonOptions): Promise<void>;
  /**
   * What this room asks of who registers with it (XEP-0045 §7.10). A service that registers for all its rooms is asked
   * on {@link MucClient}.
   */
  getRegistration(options?: RequestOptions): Promise<Registration>;
  /** Registers with this room. Rejects with FormError for what it does not ask. */
  register(answers: Answers, options?: RequestOptions): Promise<void>;
  /** Ends our registration with this room. */
  unregister(options?: RequestOptions): Promise<void>;
  /** The nickname reserved for us, XEP-0045 §7.12. */
  getReservedNick(options?: RequestOptions): Promise<string | undefined>;
  /** Leaves. */
  [Symbol.asyncDispose](): Promise<void>;
}
