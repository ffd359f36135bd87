/// <reference lib="esnext.disposable" preserve="true" />

import {
  type Affiliation,
  allows,
  type Item,
  type MucAction,
  type Registration,
  type Role,
  type RoomConfig,
  type Standing,
} from "@xeps/muc-stanzas";
import type { Answers, DataForm } from "@xeps/xep-0004";
import { Emitter, type ErrorEvent, type RequestOptions } from "@xeps/xep-0030/entity";
import { defineAsyncDispose } from "../async-dispose.ts";
import type { RoomEvents } from "../events.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { Presence } from "../presence.ts";
import type { RoomInfo } from "../room-info.ts";
import type { RoomMessage } from "../room-message.ts";
import { selfOf } from "../state/model.ts";
import type { Occupant } from "../state/occupant.ts";
import type { Subject } from "../subject.ts";
import { answerRegistration } from "../verbs/answer-registration.ts";
import { answerVoiceRequest } from "../verbs/answer-voice-request.ts";
import { ban } from "../verbs/ban.ts";
import { cancelConfig } from "../verbs/cancel-config.ts";
import { create, type NewRoom } from "../verbs/create.ts";
import { type DestroyOptions, destroy } from "../verbs/destroy.ts";
import { getAffiliations } from "../verbs/get-affiliations.ts";
import { getAllowedTraffic } from "../verbs/get-allowed-traffic.ts";
import { getConfig } from "../verbs/get-config.ts";
import { getInfo } from "../verbs/get-info.ts";
import { getReservedNick } from "../verbs/get-reserved-nick.ts";
import { getRoles } from "../verbs/get-roles.ts";
import { type InviteOptions, invite } from "../verbs/invite.ts";
import { join, settleAddress } from "../verbs/join.ts";
import { kick } from "../verbs/kick.ts";
import { type LeaveOptions, leave } from "../verbs/leave.ts";
import { ping } from "../verbs/ping.ts";
import { type Ask, askRegistration, removeRegistration, submitRegistration } from "../verbs/registration.ts";
import { requestVoice } from "../verbs/request-voice.ts";
import { resolveAddress } from "../verbs/resolve-address.ts";
import { roomRequest } from "../verbs/room-request.ts";
import { send } from "../verbs/send.ts";
import { sendPrivate } from "../verbs/send-private.ts";
import { type AffiliationOptions, setAffiliation } from "../verbs/set-affiliation.ts";
import { type AffiliationChange, setAffiliations } from "../verbs/set-affiliations.ts";
import { type ConfigOptions, setConfig } from "../verbs/set-config.ts";
import type { ChangeResult } from "../verbs/set-item.ts";
import { setNick } from "../verbs/set-nick.ts";
import { setPresence } from "../verbs/set-presence.ts";
import { type ReasonOptions, setRole } from "../verbs/set-role.ts";
import { type RoleChange, setRoles } from "../verbs/set-roles.ts";
import { setSubject } from "../verbs/set-subject.ts";
import type { OutgoingMessage, Room, RoomState } from "./room.ts";
import { RoomCore } from "./room-core.ts";
import type { RoomHost } from "./room-host.ts";

type Events = RoomEvents & { error: ErrorEvent };

/** The handle: what users see of a room, over the core that does the work. */
export class MucRoom extends Emitter<Events> implements Room {
  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  /** For the client; users see the interface. */
  core: RoomCore;
  /** The handles that turned out to be of this room. They may go when nobody holds them. */
  #adopted: Set<WeakRef<MucRoom>> | undefined;
  /** The handle that serves this one. */
  #servedBy: MucRoom | undefined;

  constructor(host: RoomHost, jid: string) {
    super(host.queue);
    this.core = new RoomCore(host, this, jid);
    defineAsyncDispose(MucRoom.prototype, MucRoom.prototype.leave);
  }

  get jid(): string {
    return this.core.model.jid;
  }

  get state(): RoomState {
    return this.core.state;
  }

  get self(): Occupant | undefined {
    return selfOf(this.core.model);
  }

  get occupantJid(): string | undefined {
    return this.self?.occupantJid;
  }

  get occupants(): ReadonlyMap<string, Occupant> {
    return this.core.model.occupants;
  }

  get info(): RoomInfo | undefined {
    return this.core.info;
  }

  findOccupant(jid: string): Occupant | undefined {
    return this.core.findOccupant(jid);
  }

  may(action: MucAction, target?: Standing): boolean | undefined {
    const { self, info } = this;
    return self && allows(self, action, target, { moderated: info?.moderated, membersOnly: info?.membersOnly });
  }

  get subject(): Subject | undefined {
    return this.core.model.subject;
  }

  join(nick: string, options?: JoinOptions): Promise<JoinResult> {
    const settling = settleAddress(this.core, options);
    return settling ? settling.then(() => join(this.core, nick, options)) : join(this.core, nick, options);
  }

  /** For the client. */
  async create(nick: string, options?: JoinOptions): Promise<NewRoom> {
    await settleAddress(this.core, options);
    return create(this.core, nick, options);
  }

  leave(options?: LeaveOptions): Promise<void> {
    return leave(this.core, options);
  }

  setNick(nick: string, options?: RequestOptions): Promise<Occupant> {
    return this.#ready(() => setNick(this.core, nick, options), options);
  }

  setPresence(presence: Presence, options?: RequestOptions): Promise<void> {
    return this.#ready(() => setPresence(this.core, presence, options), options);
  }

  send(message: string | OutgoingMessage, options?: RequestOptions): Promise<RoomMessage> {
    return this.#ready(() => send(this.core, message, options), options);
  }

  sendPrivate(nick: string, message: string | OutgoingMessage, options?: RequestOptions): Promise<void> {
    return this.#ready(() => sendPrivate(this.core, nick, message, options), options);
  }

  setSubject(subject: string, options?: RequestOptions): Promise<Subject> {
    return this.#ready(() => setSubject(this.core, subject, options), options);
  }

  invite(jid: string | readonly string[], options?: InviteOptions): Promise<void> {
    return this.#ready(() => invite(this.core, jid, options), options);
  }

  requestVoice(role?: Role, options?: RequestOptions): Promise<void> {
    return this.#ready(() => requestVoice(this.core, role, options), options);
  }

  answerVoiceRequest(form: DataForm, allow: boolean, options?: RequestOptions): Promise<void> {
    return this.#ready(() => answerVoiceRequest(this.core, form, allow, options), options);
  }

  answerRegistration(form: DataForm, allow: boolean, options?: RequestOptions): Promise<void> {
    return this.#ready(() => answerRegistration(this.core, form, allow, options), options);
  }

  ping(options?: RequestOptions): Promise<"joined" | "not-joined" | "unknown"> {
    return this.#ready(() => ping(this.core, options), options);
  }

  getInfo(options?: RequestOptions): Promise<RoomInfo> {
    return this.#ready(() => getInfo(this.core, options), options);
  }

  getAllowedTraffic(options?: RequestOptions): Promise<readonly string[] | undefined> {
    return this.#ready(() => getAllowedTraffic(this.core, options), options);
  }

  getConfig(options?: RequestOptions): Promise<DataForm> {
    return this.#ready(() => getConfig(this.core, options), options);
  }

  setConfig(config: RoomConfig, options?: ConfigOptions): Promise<void> {
    return this.#ready(() => setConfig(this.core, config, options), options);
  }

  cancelConfig(options?: RequestOptions): Promise<void> {
    return this.#ready(() => cancelConfig(this.core, options), options);
  }

  destroy(options?: DestroyOptions): Promise<void> {
    return this.#ready(() => destroy(this.core, options), options);
  }

  getAffiliations(affiliation: Affiliation, options?: RequestOptions): Promise<readonly Item[]> {
    return this.#ready(() => getAffiliations(this.core, affiliation, options), options);
  }

  setAffiliation(
    who: string | { readonly nick: string },
    affiliation: Affiliation,
    options?: AffiliationOptions,
  ): Promise<void> {
    return this.#ready(() => setAffiliation(this.core, who, affiliation, options), options);
  }

  setAffiliations(
    changes: readonly AffiliationChange[],
    options?: RequestOptions,
  ): Promise<readonly ChangeResult<AffiliationChange>[]> {
    return this.#ready(() => setAffiliations(this.core, changes, options), options);
  }

  getRoles(role: Role, options?: RequestOptions): Promise<readonly Item[]> {
    return this.#ready(() => getRoles(this.core, role, options), options);
  }

  setRole(nick: string, role: Role, options?: ReasonOptions): Promise<void> {
    return this.#ready(() => setRole(this.core, nick, role, options), options);
  }

  setRoles(changes: readonly RoleChange[], options?: RequestOptions): Promise<readonly ChangeResult<RoleChange>[]> {
    return this.#ready(() => setRoles(this.core, changes, options), options);
  }

  kick(nick: string, options?: ReasonOptions): Promise<void> {
    return this.#ready(() => kick(this.core, nick, options), options);
  }

  ban(jid: string, options?: ReasonOptions): Promise<void> {
    return this.#ready(() => ban(this.core, jid, options), options);
  }

  getRegistration(options?: RequestOptions): Promise<Registration> {
    return this.#ready(() => askRegistration(this.#ask(options)), options);
  }

  register(answers: Answers, options?: RequestOptions): Promise<void> {
    return this.#ready(() => submitRegistration(this.#ask(options), answers), options);
  }

  unregister(options?: RequestOptions): Promise<void> {
    return this.#ready(() => removeRegistration(this.#ask(options)), options);
  }

  getReservedNick(options?: RequestOptions): Promise<string | undefined> {
    return this.#ready(() => getReservedNick(this.core, options), options);
  }

  #ask(options: RequestOptions | undefined): Ask {
    return (type, payload) => roomRequest(this.core, type, payload, options);
  }

  /**
   * The service may answer from another spelling of the address; where that can be, it is asked before anything else.
   */
  #ready<T>(verb: () => Promise<T>, options: RequestOptions | undefined): Promise<T> {
    const resolving = resolveAddress(this.core, options);
    return resolving ? resolving.then(verb) : verb();
  }

  protected override listenersChanged(event: string): void {
    this.core.host.listenersChanged(this, event);
  }

  /** Whether it matters although nobody may hold the handle. */
  get isInUse(): boolean {
    const { state, farewell } = this.core;
    const isStaying = state !== "idle" || farewell !== undefined;
    return this.hasListeners || (isStaying && this.#servedBy === undefined);
  }

  /** Tells the listeners of this room. */
  tell<E extends keyof RoomEvents>(event: E, payload: RoomEvents[E]): void {
    super.emit(event, payload as Events[E]);
    if (!this.#adopted) return;
    for (const held of this.#adopted) {
      const other = held.deref();
      if (other) other.tell(event, payload);
      else this.#adopted.delete(held);
    }
  }

  /** The other handle is of the same room: from now on it is served by this one. */
  adopt(other: MucRoom): void {
    if (this.state === "idle") {
      this.core = other.core;
      this.core.belongTo(this);
    }
    other.core = this.core;
    other.#servedBy = this;
    this.#adopted = (this.#adopted ?? new Set()).add(new WeakRef(other));
    this.core.servesOthers = true;
  }

  /** Ends the iterators. */
  end(): void {
    this.endEvents();
  }
}
