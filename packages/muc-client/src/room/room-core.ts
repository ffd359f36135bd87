import { readMucStanza } from "@xeps/muc-stanzas";
import { parseStanzaError } from "@xeps/xep-0030";
import {
  DisconnectedError,
  type EventQueue,
  isOnline,
  randomId,
  sendStanza,
  type XmppEntity,
} from "@xeps/xep-0030/entity";
import { attributeOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { endedJoin, JoinError, refusedJoin } from "../errors/join-error.ts";
import { RoomError } from "../errors/room-error.ts";
import type { RoomEvents } from "../events.ts";
import type { JoinResult } from "../join-result.ts";
import type { RoomInfo } from "../room-info.ts";
import type { ExitReason } from "../state/exit-reason.ts";
import { emptyModel, type RoomModel } from "../state/model.ts";
import type { OccupantSnapshot } from "../state/occupant.ts";
import { type Input, reduce } from "../state/reduce.ts";
import { commit, type Effect, type Transition } from "../state/transition.ts";
import { learnInfo } from "../verbs/get-info.ts";
import { leavePresence } from "../verbs/stanzas.ts";
import { Departing } from "./departing.ts";
import { HistoryWindow } from "./history-window.ts";
import { JidIndex } from "./jid-index.ts";
import type { JoinAttempt } from "./join-attempt.ts";
import { Preparations } from "./preparations.ts";
import type { Room, RoomState } from "./room.ts";
import { Waits } from "./waits.ts";

/** What a room needs of its client. */
export interface RoomHost {
  readonly entity: XmppEntity;
  /** Sender of every stanza; `undefined` on a client, whose server writes it. */
  readonly from: string | undefined;
  readonly queue: EventQueue;
  /** Aborts when the client is disposed, after its rooms are left. */
  readonly ended: AbortSignal;
  /** XEP-0115 `<c/>` for our presence; `undefined` where disco has no node for it. */
  readonly caps: (() => Promise<Element>) | undefined;
  /** Gives the event to the listeners of the room, then to those of the client. */
  emit<E extends keyof RoomEvents>(room: Room, event: E, payload: RoomEvents[E]): void;
  /** The room answers from another address than the one it was asked for by. */
  moved(room: Room, asked: string, jid: string): void;
  /** The room became, or ceased to be, one that stanzas are for. */
  stateChanged(room: Room): void;
}

/**
 * Milliseconds to wait for the room's answer when a join was given up: until then a new one cannot be told from the
 * old.
 */
const WITHDRAWAL = 5_000;

/**
 * The moving parts of one room around the pure reducer: they feed it, commit what comes out, tell the listeners and
 * settle the calls that wait. The verbs, each in a file of its own, work on this.
 */
export class RoomCore {
  readonly host: RoomHost;
  readonly waits: Waits = new Waits();
  model: RoomModel;
  /** Joins that have not sent their presence yet. */
  readonly preparations: Preparations;
  /** The join under way. */
  attempt: JoinAttempt | undefined;
  /** The leaving under way. */
  departing: Departing | undefined;
  /** The stream is lost and may be resumed. */
  suspended = false;
  /** The service has answered from the address that we have. */
  addressKnown = false;
  /** Ends, when the stay does, what we ask of the room on our own account. */
  #stay: AbortController = new AbortController();
  /** The room's last answer to disco#info. */
  info: RoomInfo | undefined;
  #presenceSent = false;
  #index: JidIndex | undefined;
  readonly #window: HistoryWindow = new HistoryWindow(() => this.step({ kind: "quiet" }));

  constructor(host: RoomHost, room: Room, jid: string) {
    this.host = host;
    this.model = emptyModel(room, jid);
    this.preparations = new Preparations(() => host.stateChanged(this.model.room));
  }

  get state(): RoomState {
    const { phase, announced } = this.model;
    if (phase === "out") return this.attempt || this.preparations.areUnderway ? "joining" : "idle";
    if (this.suspended) return "suspended";
    if (phase === "leaving") return "leaving";
    return phase === "in" && announced ? "joined" : "joining";
  }

  get staySignal(): AbortSignal {
    return this.#stay.signal;
  }

  /** A stanza from this room or somebody in it. */
  receive(element: Element): void {
    this.attempt?.touch();
    this.#window.touch();
    if (attributeOf(element, "type") === "error" && this.#answersCall(element)) return;
    this.step({ kind: "stanza", element, stanza: readMucStanza(element) });
  }

  #answersCall(element: Element): boolean {
    const id = attributeOf(element, "id");
    const error = id === undefined ? undefined : parseStanzaError(element);
    return id !== undefined && error !== undefined && this.waits.refuse(id, attributeOf(element, "from") ?? "", error);
  }

  /** One step of the reducer, committed before anybody hears of it. */
  step(input: Input): void {
    const { host } = this;
    host.queue.hold();
    try {
      const before = this.state;
      const transition = reduce(this.model, input);
      this.#keepIndex(transition);
      this.model = commit(transition);
      if (!this.model.historyOpen) this.#window.close();
      if (this.model.phase === "out") this.#stay.abort(new RoomError(this.model.jid, whyOut(transition)));
      for (const effect of transition.effects) this.#perform(effect);
      if (this.state !== before) host.stateChanged(this.model.room);
    } finally {
      host.queue.release();
    }
  }

  #keepIndex({ model, edits }: Transition): void {
    if (model.occupants !== this.model.occupants) this.#index = undefined;
    for (const { nick, occupant } of edits) this.#index?.replace(nick, this.model.occupants.get(nick), occupant);
  }

  /** Whether a join is under way whose presence has this id. */
  entersWith(id: string): boolean {
    return this.model.phase === "entering" && this.model.joinId === id;
  }

  /** The service calls the room by this address. */
  moveTo(jid: string): void {
    if (jid === this.model.jid || !(this.model.phase === "out" || this.model.phase === "entering")) return;
    const asked = this.model.jid;
    this.model = { ...this.model, jid };
    this.host.moved(this.model.room, asked, jid);
  }

  /** Another handle is the one which the events name from now on. */
  belongTo(room: Room): void {
    this.model = { ...this.model, room };
  }

  /** The occupant with this real JID, full or bare. */
  findOccupant(jid: string): OccupantSnapshot | undefined {
    this.#index ??= new JidIndex(this.model.occupants.values());
    return this.model.occupants.get(this.#index.find(jid) ?? "");
  }

  #perform(effect: Effect): void {
    if (effect.kind !== "emit") {
      const { attempt } = this;
      // A listener may have given up this join, and begun another one, before it is carried out.
      const current = () => (this.attempt === attempt ? attempt : undefined);
      return this.host.queue.push({ deliver: () => this.#carryOut(effect, current()) });
    }
    if (effect.event === "message") this.attempt?.collect(effect.payload);
    if (effect.event === "configChange") void learnInfo(this);
    this.emit(effect.event, effect.payload);
  }

  /** Tells the listeners; afterwards the call resolves which this event answers. */
  emit<E extends keyof RoomEvents>(event: E, payload: RoomEvents[E]): void {
    this.host.emit(this.model.room, event, payload);
    if (this.waits.awaits(event)) this.host.queue.push({ deliver: () => this.waits.settle(event, payload) });
  }

  #carryOut(effect: Exclude<Effect, { kind: "emit" }>, attempt: JoinAttempt | undefined): void {
    const { jid } = this.model;
    switch (effect.kind) {
      case "entered":
        this.#window.open(attempt?.options.subjectTimeout ?? 0);
        return attempt?.entered();
      case "await-quiet":
        return this.#window.awaitQuiet();
      case "settled":
        return attempt?.settled();
      case "refused":
        this.#departed();
        return attempt?.fail(refusedJoin(jid, effect.error, effect.stanza));
      case "ended":
        this.#departed();
        this.waits.failAll(new RoomError(jid, effect.why));
        return attempt?.ended(endedJoin(jid, effect.why, effect.stanza));
    }
  }

  #departed(): void {
    this.departing?.confirmed();
    this.departing = undefined;
  }

  /** Sends our presence, with our capabilities (XEP-0115) where disco knows them. */
  enter(attempt: JoinAttempt): void {
    const id = randomId();
    this.attempt = attempt;
    attempt.begin();
    this.#presenceSent = false;
    this.host.stateChanged(this.model.room);
    if (this.model.phase === "out") this.#stay = new AbortController();
    this.step({ kind: "enter", nick: attempt.options.nick, id });
    const presence = attempt.options.presence(id);
    if (this.host.caps) void this.#sendWithCaps(this.host.caps(), attempt, presence, id);
    else this.#sendPresence(attempt, presence);
  }

  async #sendWithCaps(caps: Promise<Element>, attempt: JoinAttempt, presence: Element, id: string): Promise<void> {
    try {
      presence.append(await caps);
    } catch {} // a page without WebCrypto joins without
    if (this.model.joinId === id && this.attempt === attempt) this.#sendPresence(attempt, presence);
  }

  /** Beside it the room is asked what it says of itself, and nobody waits for that. */
  #sendPresence(attempt: JoinAttempt, presence: Element): void {
    this.#presenceSent = true;
    this.send(presence).catch((cause: unknown) => {
      // Offline, the stream decides: a join that was begun waits for the next one.
      if (this.attempt === attempt && isOnline(this.host.entity)) this.failJoin(cause);
    });
    void learnInfo(this);
  }

  /** The join is resolved: the listeners hear of it, and from now on of every change. */
  announce(event: "joined" | "rejoined", result: JoinResult): void {
    this.host.queue.batch(() => {
      this.step({ kind: "announce" });
      this.emit(event, result);
    });
  }

  /** Sends our unavailable presence, and waits for the room's answer so many milliseconds at most. XEP-0045 §7.14. */
  depart(timeout: number, status?: string): Departing {
    const presence = leavePresence(`${this.model.jid}/${this.model.nick}`, status);
    const departing = new Departing(timeout, () => this.forget({ kind: "left" }, "left"));
    this.departing = departing;
    if (!this.#presenceSent) {
      this.forget({ kind: "left" }, "left");
      return departing;
    }
    this.step({ kind: "leave" });
    this.send(presence).catch(() => this.forget({ kind: "left" }, "left"));
    return departing;
  }

  /** Gives up a join: what the room still answers to it is ignored. Resolves when we are out. */
  async withdraw(): Promise<void> {
    if (this.model.phase === "entering" || this.model.phase === "in") this.depart(WITHDRAWAL);
    await this.departing?.done.catch(() => {}); // not confirmed in time is out all the same
  }

  /** A join under way ends because there is no stream. */
  failJoin(cause: unknown): void {
    const { attempt, model } = this;
    attempt?.fail(new JoinError({ failure: "disconnected", room: model.jid }, { cause }));
    if (model.phase === "entering") this.forget({ kind: "disconnected" }, "disconnected");
  }

  /** The stay is over although the room has not said so. */
  forget(why: ExitReason, kind: "left" | "disconnected"): void {
    const { announced, room, jid } = this.model;
    this.suspended = false;
    this.host.queue.batch(() => {
      this.step({ kind: "forget" });
      if (announced) this.emit("exit", { room, why, willRejoin: false });
      const error = kind === "left" ? new RoomError(jid, why) : new DisconnectedError("unknown");
      this.host.queue.push({ deliver: () => this.waits.failAll(error) });
      this.#departed();
    });
  }

  /** Sends a stanza in the name of this client. Rejects with DisconnectedError. */
  send(stanza: Element): Promise<void> {
    if (this.host.from !== undefined) stanza.attrs.from = this.host.from;
    return sendStanza(this.host.entity, stanza);
  }

  /** Throws unless we are in the room and the stream is there. */
  assertJoined(): void {
    if (this.state === "suspended") throw new DisconnectedError("no");
    if (this.state !== "joined") throw new RoomError(this.model.jid, { kind: "not-joined" });
    if (!isOnline(this.host.entity)) throw new DisconnectedError("no");
  }
}

function whyOut({ effects }: Transition): ExitReason {
  const ended = effects.find((effect) => effect.kind === "ended");
  return ended ? ended.why : { kind: "left" };
}
