/// <reference lib="esnext.disposable" preserve="true" />

import { buildMucUser, type Registration } from "@xeps/muc-stanzas";
import { type Answers, NS_DATA_FORM } from "@xeps/xep-0004";
import { createDisco, type Disco, type DiscoItem } from "@xeps/xep-0030";
import {
  Emitter,
  EventQueue,
  parseTimeout,
  type RequestOptions,
  request,
  sendStanza,
  type XmppEntity,
} from "@xeps/xep-0030/entity";
import { buildElement, foldJid, own } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { defineAsyncDispose } from "../async-dispose.ts";
import type { RoomEvents } from "../events.ts";
import type { Invitation } from "../invitation.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import { MucRoom } from "../room/muc-room.ts";
import type { Room } from "../room/room.ts";
import type { RoomCore } from "../room/room-core.ts";
import type { RoomHost } from "../room/room-host.ts";
import { SentInvitations } from "../room/sent-invitations.ts";
import { SharedTexts } from "../room/shared-texts.ts";
import { withSignals } from "../room/with-signals.ts";
import { abortable } from "../verbs/abortable.ts";
import { assertJid } from "../verbs/assert-jid.ts";
import type { NewRoom } from "../verbs/create.ts";
import { type Ask, askRegistration, removeRegistration, submitRegistration } from "../verbs/registration.ts";
import type { ReasonOptions } from "../verbs/set-role.ts";
import { advertise } from "./advertise.ts";
import { findServices, publicRooms, roomsOfUser } from "./discover.ts";
import { isRoom } from "./is-room.ts";
import type { MucClient, MucClientEvents, MucClientOptions, ServiceInvite } from "./muc-client.ts";
import { RoomRegistry } from "./room-registry.ts";
import { StanzaRouter } from "./stanza-router.ts";
import { parseRejoin, parseSelfPing } from "./staying-options.ts";

type Asking = RequestOptions & { readonly from: string | undefined };
const FORM_EVENTS: ReadonlySet<string> = new Set(["voiceRequest", "registrationRequest", "form"]);

/** {@link MucClient}: has the rooms, asks services, and passes on what the rooms tell. */
export class Client extends Emitter<MucClientEvents> implements MucClient {
  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  readonly options: MucClientOptions;
  readonly #rooms: RoomRegistry = new RoomRegistry();
  readonly #host: RoomHost;
  readonly #onDispose: () => void;
  readonly #disco: Disco;
  readonly #takeBack: () => void;
  readonly router: StanzaRouter;
  #formsFeature: (() => void) | undefined;
  readonly #ended: AbortController = new AbortController();
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
    this.#disco = createDisco(entity);
    const invitations = new SentInvitations();
    this.#host = {
      entity,
      invitations,
      from: options.from,
      queue,
      ended: this.#ended.signal,
      rejoin: parseRejoin(options.rejoin),
      selfPing: parseSelfPing(options.selfPing),
      features: new SharedTexts(),
      report: (error, event) => this.reportError(error, event),
      emit: (room, event, payload) => this.#tell(room as MucRoom, event, payload),
      hears: (room, event) => this.hears(event) || (room as MucRoom).hears(event),
      caps: this.#disco.capsNode === undefined ? undefined : () => this.#disco.caps(),
      moved: (room, asked, jid) => this.#rooms.move(room as MucRoom, asked, jid),
      stateChanged: (room) => this.#rooms.update(room as MucRoom),
      listenersChanged: (room, event) => this.#roomHasListeners(room as MucRoom, event),
    };
    this.router = new StanzaRouter(entity, this.#rooms, invitations, (event, payload) => this.emit(event, payload));
    this.#takeBack = advertise(this.#disco, options, () => this.#rooms.joined.values());
    defineAsyncDispose(Client.prototype, Client.prototype.dispose);
  }

  get joinedRooms(): ReadonlyMap<string, Room> {
    return this.#rooms.joined;
  }

  room(jid: string): MucRoom {
    const address = own(foldJid(jid));
    if (!isRoom(jid)) {
      throw new TypeError(`not the bare JID of a room: ${JSON.stringify(jid.slice(0, 100))}`);
    }
    if (this.#disposed) throw new TypeError("this client is disposed");
    const known = this.#rooms.find(address);
    if (known) return known;
    const room = new MucRoom(this.#host, address);
    this.#rooms.add(address, room);
    return room;
  }

  async join(room: string, nick: string, options?: JoinOptions): Promise<JoinResult> {
    return this.room(room).join(nick, options);
  }

  async create(room: string, nick: string, options?: JoinOptions): Promise<NewRoom> {
    return this.room(room).create(nick, options);
  }

  async decline(invitation: Invitation, options: ReasonOptions = {}): Promise<void> {
    const { room, from, kind } = invitation;
    parseTimeout(options.timeout, 30_000);
    options.signal?.throwIfAborted();
    this.#ended.signal.throwIfAborted();
    if (kind === "direct" || from === undefined) return; // XEP-0249 §3: a direct invitation is declined in silence
    const decline = buildMucUser({ decline: { to: from, reason: options.reason } });
    await abortable(this.#send("message", room, decline), options.signal);
  }

  services(domain: string, options: RequestOptions = {}): Promise<readonly DiscoItem[]> {
    return this.#ask(options, (asking) => findServices(this.#disco, domain, asking));
  }

  roomsOf(service: string, options: RequestOptions = {}): AsyncIterableIterator<DiscoItem> {
    return publicRooms(this.#disco, service, { ...options, from: this.options.from }, this.#ended.signal);
  }

  roomsOfUser(jid: string, options: RequestOptions = {}): Promise<readonly DiscoItem[]> {
    return this.#ask(options, (asking) => roomsOfUser(this.#disco, jid, asking));
  }

  async getRegistration(service: string, options?: RequestOptions): Promise<Registration> {
    return askRegistration(this.#askService(service, options));
  }

  async register(service: string, answers: Answers, options?: RequestOptions): Promise<void> {
    await submitRegistration(this.#askService(service, options), answers);
  }

  async unregister(service: string, options?: RequestOptions): Promise<void> {
    await removeRegistration(this.#askService(service, options));
  }

  async inviteAsService({ room, to, from, reason, password }: ServiceInvite): Promise<void> {
    for (const jid of [room, to, from]) assertJid("invite", jid);
    this.#ended.signal.throwIfAborted();
    await this.#send("message", to, buildMucUser({ invites: [{ from, reason }], password }), room);
  }

  #askService(service: string, options: RequestOptions = {}): Ask {
    const { entity, from } = this.#host;
    return (type, payload) => {
      const iq = buildElement("iq", { type, to: service, from }, [payload]);
      return this.#ask(options, (asking) => request(entity, iq, asking));
    };
  }

  /** Something that may be asked without a room; it ends with this client. */
  #ask<T>({ timeout, signal }: RequestOptions, work: (asking: Asking) => Promise<T>): Promise<T> {
    const { from } = this.options;
    return withSignals([this.#ended.signal, signal], (either) => work({ timeout, signal: either, from }));
  }

  #send(name: string, to: string, payload: Element, from: string | undefined = this.options.from): Promise<void> {
    return sendStanza(this.#host.entity, buildElement(name, { to, from }, [payload]));
  }

  #tell<E extends keyof RoomEvents>(room: MucRoom, event: E, payload: RoomEvents[E]): void {
    room.tell(event, payload);
    this.emit(event, payload as MucClientEvents[E]);
  }

  protected override listenersChanged(event: string): void {
    this.#takesForms(event);
  }

  #roomHasListeners(room: MucRoom, event: string): void {
    this.#rooms.holdOrRelease(room);
    this.#takesForms(event);
  }

  /** XEP-0004 §8: who handles forms in messages says so, from the first listener on. */
  #takesForms(event: string): void {
    const at = this.options.from === undefined ? {} : { jid: this.options.from };
    if (FORM_EVENTS.has(event) && !this.#disposed) this.#formsFeature ??= this.#disco.addFeature(NS_DATA_FORM, at);
  }

  /** One per room: several handles may share it. */
  get cores(): Iterable<RoomCore> {
    return new Set(this.#rooms.held.map(({ core }) => core));
  }

  async dispose({ timeout, signal }: RequestOptions = {}): Promise<void> {
    const patience = parseTimeout(timeout, 5_000);
    if (this.#disposed) return;
    signal?.throwIfAborted();
    this.#disposed = true;
    const left = Promise.allSettled(this.#rooms.held.map((room) => room.leave({ timeout: patience, signal })));
    this.#ended.abort();
    await left;
    for (const core of this.cores) if (core.departing) core.forget({ kind: "left" }); // others have more patience
    for (const room of this.#rooms.held) room.end();
    this.router.replay.forget();
    this.#takeBack();
    this.#formsFeature?.();
    this.endEvents();
    this.#onDispose();
  }
}
