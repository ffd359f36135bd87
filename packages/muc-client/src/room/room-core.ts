import { readMucStanza } from "@xeps/muc-stanzas";
import { parseStanzaError } from "@xeps/xep-0030";
import { DisconnectedError, type EventQueue, isOnline, randomId, sendStanza, type XmppEntity } from "@xeps/xep-0030/entity";
import { attributeOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { endedJoin, JoinError, refusedJoin } from "../errors/join-error.ts";
import { RoomError } from "../errors/room-error.ts";
import type { RoomEvents } from "../events.ts";
import type { JoinResult } from "../join-result.ts";
import type { ExitReason } from "../state/exit-reason.ts";
import { emptyModel, type RoomModel } from "../state/model.ts";
import { type Input, reduce } from "../state/reduce.ts";
import { commit, type Effect } from "../state/transition.ts";
import { Departing } from "./departing.ts";
import { HistoryWindow } from "./history-window.ts";
import type { JoinAttempt } from "./join-attempt.ts";
import { queryInfo } from "./query-info.ts";
import type { Room, RoomState } from "./room.ts";
import { leavePresence } from "./stanzas.ts";
import { Waits } from "./waits.ts";

/** What a room needs of its client. */
export interface RoomHost {
  readonly entity: XmppEntity;
  /** Sender of every stanza; `undefined` on a client, whose server writes it. */
  readonly from: string | undefined;
  readonly queue: EventQueue;
  /** Gives the event to the listeners of the room, then to those of the client. */
  emit<E extends keyof RoomEvents>(room: Room, event: E, payload: RoomEvents[E]): void;
  /** The room became, or ceased to be, one that stanzas are for. */
  stateChanged(room: Room): void;
}

/** Milliseconds to wait for the room's answer when a join was given up: until then a new one cannot be told from the old. */
const WITHDRAWAL = 5_000;

/**
 * The moving parts of one room around the pure reducer: they feed it, commit what comes out, tell the listeners and settle the calls that wait. The verbs, each
 * in a file of its own, work on this.
 */
export class RoomCore {
  readonly host: RoomHost;
  readonly waits: Waits = new Waits();
  model: RoomModel;
  /** The join under way. */
  attempt: JoinAttempt | undefined;
  /** The leaving under way. */
  departing: Departing | undefined;
  /** The stream is lost and may be resumed. */
  suspended = false;
  /** Ends, when the stay does, what we ask of the room on our own account. */
  #stay: AbortController = new AbortController();
  readonly #window: HistoryWindow = new HistoryWindow(() => this.step({ kind: "quiet" }));

  constructor(host: RoomHost, room: Room, jid: string) {
    this.host = host;
    this.model = emptyModel(room, jid);
  }

  get state(): RoomState {
    const { phase, announced } = this.model;
    if (phase === "out") return this.attempt ? "joining" : "idle";
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
    host.queue.batch(() => {
      const before = this.state;
      const transition = reduce(this.model, input);
      this.model = commit(transition);
      if (!this.model.historyOpen) this.#window.close();
      if (this.model.phase === "out") this.#stay.abort();
      for (const effect of transition.effects) this.#perform(effect);
      if (this.state !== before) host.stateChanged(this.model.room);
    });
  }

  #perform(effect: Effect): void {
    if (effect.kind !== "emit") return this.host.queue.push({ deliver: () => this.#carryOut(effect) });
    if (effect.event === "message") this.attempt?.collect(effect.payload);
    this.#emit(effect.event, effect.payload);
  }

  /** Tells the listeners; afterwards the call resolves which this event answers. */
  #emit<E extends keyof RoomEvents>(event: E, payload: RoomEvents[E]): void {
    this.host.emit(this.model.room, event, payload);
    if (this.waits.awaits(event)) this.host.queue.push({ deliver: () => this.waits.settle(event, payload) });
  }

  #carryOut(effect: Exclude<Effect, { kind: "emit" }>): void {
    const { jid } = this.model;
    switch (effect.kind) {
      case "entered":
        this.#window.open(this.attempt?.options.subjectTimeout ?? 0);
        return this.attempt?.entered();
      case "await-quiet":
        return this.#window.awaitQuiet();
      case "settled":
        return this.attempt?.settled();
      case "refused":
        this.#departed();
        return this.attempt?.fail(refusedJoin(jid, effect.error, effect.stanza));
      case "ended":
        this.#departed();
        this.waits.failAll(new RoomError(jid, effect.why));
        return this.attempt?.fail(endedJoin(jid, effect.why, effect.stanza));
    }
  }

  #departed(): void {
    this.departing?.confirmed();
    this.departing = undefined;
  }

  /** Sends our presence; beside it the room is asked what it says of itself, and nobody waits for that. */
  enter(attempt: JoinAttempt): void {
    const id = randomId();
    this.attempt = attempt;
    this.host.stateChanged(this.model.room);
    if (this.model.phase === "out") this.#stay = new AbortController();
    this.step({ kind: "enter", nick: attempt.options.nick, id });
    this.send(attempt.options.presence(id)).catch((cause: unknown) => {
      // Offline, the stream decides: a join that was begun waits for the next one.
      if (this.attempt === attempt && isOnline(this.host.entity)) this.#failJoin(cause);
    });
    void queryInfo(this, this.staySignal);
  }

  /** The join is resolved: the listeners hear of it, and from now on of every change. */
  announce(event: "joined" | "rejoined", result: JoinResult): void {
    this.host.queue.batch(() => {
      this.step({ kind: "announce" });
      this.#emit(event, result);
    });
  }

  /** Sends our unavailable presence, and waits for the room's answer so many milliseconds at most. XEP-0045 §7.14. */
  depart(timeout: number, status?: string): Departing {
    const presence = leavePresence(`${this.model.jid}/${this.model.nick}`, status);
    const departing = new Departing(timeout, () => this.forget({ kind: "left" }, "left"));
    this.departing = departing;
    this.step({ kind: "leave" });
    this.send(presence).catch(() => this.forget({ kind: "left" }, "left"));
    return departing;
  }

  /** Gives up a join: what the room still answers to it is ignored. */
  withdraw(): void {
    if (this.model.phase === "entering" || this.model.phase === "in") this.depart(WITHDRAWAL);
  }

  /** The stream is gone. `resumable`: it may come back with everything as it was. */
  streamLost(resumable: boolean): void {
    if (!resumable) return this.streamGone();
    if (this.model.phase === "out") return;
    const { room } = this.model;
    const wasJoined = this.state === "joined";
    this.suspended = true;
    this.attempt?.pause();
    this.host.queue.batch(() => {
      this.host.stateChanged(room);
      if (wasJoined) this.#emit("suspend", { room });
    });
  }

  /** The stream is back as it was; what was sent meanwhile comes again. */
  streamResumed(): void {
    this.suspended = false;
    this.attempt?.resume();
    this.host.stateChanged(this.model.room);
  }

  /** The stream will not come back. A join under way waits for the next one; its silence means nothing meanwhile. */
  streamGone(): void {
    const waiting = this.model.announced ? undefined : this.attempt;
    waiting?.pause();
    if (this.model.phase === "out") return;
    if (!waiting) this.#failJoin(undefined);
    this.forget({ kind: this.model.phase === "leaving" ? "left" : "disconnected" }, "disconnected");
  }

  /** A fresh stream: what was begun on the old one is begun again. */
  streamOnline(): void {
    if (!this.attempt || this.model.phase !== "out") return;
    this.attempt.resume();
    this.enter(this.attempt);
  }

  /** There will be no other stream. */
  streamEnded(): void {
    if (this.model.phase === "out") this.#failJoin(undefined);
  }

  #failJoin(cause: unknown): void {
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
      if (announced) this.#emit("exit", { room, why, willRejoin: false });
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
