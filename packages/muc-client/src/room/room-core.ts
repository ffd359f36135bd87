import { readMucStanza } from "@xeps/muc-stanzas";
import { parseStanzaError } from "@xeps/xep-0030";
import { DisconnectedError, isOnline, isResumable, sendStanza } from "@xeps/xep-0030/entity";
import { attributeOf, own } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { endedJoin, refusedJoin } from "../errors/join-error.ts";
import { RoomError } from "../errors/room-error.ts";
import type { RoomEvents } from "../events.ts";
import type { JoinResult } from "../join-result.ts";
import type { RoomInfo } from "../room-info.ts";
import type { RoomMessage } from "../room-message.ts";
import type { ExitReason } from "../state/exit-reason.ts";
import { emptyModel, inOneShape, type RoomModel, tellsChanges } from "../state/model.ts";
import type { OccupantSnapshot } from "../state/occupant.ts";
import { type Input, reduce, reduceStanza } from "../state/reduce.ts";
import { type Audience, commit, type Effect, type Effects, isList, type Transition } from "../state/transition.ts";
import type { Departing } from "./departing.ts";
import { endOfWaiting, wasRefused, whyOut } from "./end-of-waiting.ts";
import { HistoryWindow } from "./history-window.ts";
import { learnInfoAgain } from "./info-again.ts";
import { JidIndex } from "./jid-index.ts";
import type { AttemptOptions, JoinAttempt } from "./join-attempt.ts";
import { LastHeard } from "./last-heard.ts";
import { oweFarewell, takeBack } from "./leaving.ts";
import type { LostPresence } from "./lost-presence.ts";
import type { NextStream } from "./next-stream.ts";
import { Rejoining } from "./rejoining.ts";
import type { Room, RoomState } from "./room.ts";
import type { RoomHost } from "./room-host.ts";
import { SelfPing } from "./self-ping.ts";
import { Underway } from "./underway.ts";
import { Waits } from "./waits.ts";

/** An effect that is no event. */
type Task = Exclude<Effect, { kind: "emit" }>;

/**
 * The moving parts of one room around the pure reducer: they feed it, commit what comes out, tell the listeners and
 * settle the calls that wait. The verbs, each in a file of its own, work on this.
 */
export class RoomCore implements Audience {
  readonly host: RoomHost;
  readonly waits: Waits = new Waits();
  model: RoomModel;
  /** Joins that have not sent their presence yet; made with the first that has to wait. */
  preparations: Underway | undefined;
  /** The join under way. */
  attempt: JoinAttempt | undefined;
  /** What the room is still to be told of our leaving. */
  farewell: (() => void) | undefined;
  /** The leaving under way. */
  departing: Departing | undefined;
  /** For what waits for another stream; made with the first. */
  nextStream: NextStream | undefined;
  /** We have left on this stream, and the room has not said so: what it still says is of that stay. */
  leftUnconfirmed = false;
  /** How we entered, and would again. */
  membership: AttemptOptions | undefined;
  readonly rejoining: Rejoining;
  readonly selfPing: SelfPing;
  readonly lastHeard: LastHeard = new LastHeard();
  /** There is no stream: it may be resumed, or another one come. */
  suspended = false;
  /** The service has answered from the address that we have. */
  addressKnown = false;
  /** What is asked of the room during a stay, and ends with it; `undefined` between two stays. */
  stay: Underway | undefined;
  /** What we ask on our own account meanwhile. */
  questions: Underway | undefined;
  /** The room's last answer to disco#info. */
  info: RoomInfo | undefined;
  /** Watches over the presence of a join until the room has answered. */
  unanswered: LostPresence | undefined;
  /** The presence of the join under way has left. */
  presenceSent = false;
  /** Other handles of the room may have listeners of their own. */
  servesOthers = false;
  #index: JidIndex | undefined;
  /** In which history may come. */
  window: HistoryWindow | undefined;

  constructor(host: RoomHost, room: Room, jid: string) {
    this.host = host;
    this.model = emptyModel(room, jid, host.rejoin !== undefined);
    this.rejoining = new Rejoining(this);
    this.selfPing = new SelfPing(this);
  }

  get state(): RoomState {
    const { phase, returning } = this.model;
    if (phase === "out") return this.attempt || this.preparations?.size ? "joining" : "idle";
    if (this.suspended || phase === "away" || (phase === "entering" && returning)) return "suspended";
    if (phase === "leaving") return "leaving";
    return phase === "in" && tellsChanges(this.model) ? "joined" : "joining";
  }

  beginStay(): void {
    this.stay ??= new Underway();
  }

  /** What is asked of the room ends with the stay; a join that is refused has not begun one. */
  #endStay(effects: Effects): void {
    const reason = endOfWaiting(this.model.jid, whyOut(effects));
    this.questions?.cancel(reason);
    if (!wasRefused(effects)) this.stay?.cancel(reason);
    this.stay = undefined;
  }

  hears(event: keyof RoomEvents): boolean {
    return this.servesOthers || this.host.hears(this.model.room, event) || this.waits.awaits(event);
  }

  /** A stanza from this room, by the address it comes from, or somebody in it. */
  receive(element: Element, address: string): void {
    // Of a stream that is lost for good: our old session may be told of its end when there is a new one already.
    if (this.suspended && !isResumable(this.host.entity)) return;
    this.attempt?.touch();
    this.window?.touch();
    if (this.model.announced) this.lastHeard.heard();
    if (attributeOf(element, "type") === "error" && this.#answersCall(element)) return;
    const { queue } = this.host;
    queue.hold();
    try {
      const stanza = readMucStanza(element, "room", address);
      this.#take(reduceStanza(this.model, element, stanza, this));
    } finally {
      queue.release();
    }
  }

  #answersCall(element: Element): boolean {
    const id = attributeOf(element, "id");
    const error = id === undefined ? undefined : parseStanzaError(element);
    return id !== undefined && error !== undefined && this.waits.refuse(id, attributeOf(element, "from") ?? "", error);
  }

  /** One step of the reducer, committed before anybody hears of it. */
  step(input: Input): void {
    const { queue } = this.host;
    queue.hold();
    try {
      this.#take(reduce(this.model, input, this));
    } finally {
      queue.release();
    }
  }

  stateChanged(): void {
    if (this.state === "joined") this.selfPing.start();
    else this.selfPing.stop();
    this.host.stateChanged(this.model.room);
  }

  #take(transition: Transition): void {
    const before = this.state;
    const { occupants } = this.model;
    this.#index?.follow(transition, occupants);
    this.model = commit(this.model, transition);
    if (this.model.occupants !== occupants) this.#index = undefined;
    if (!this.model.historyOpen) this.window = this.window?.close();
    const { phase } = this.model;
    if (phase !== "entering") this.unanswered = this.unanswered?.stop();
    if (this.stay && (phase === "out" || phase === "away")) this.#endStay(transition.effects);
    if (phase === "out") this.rejoining.stopWaiting();
    if (transition.said) this.#hand(transition.said);
    if (transition.effects) this.#performAll(transition.effects);
    if (this.state !== before) this.stateChanged();
  }

  /** Whether a join is under way whose presence has this id. */
  entersWith(id: string): boolean {
    return this.model.phase === "entering" && this.model.joinId === id;
  }

  /** The service calls the room by this address. */
  moveTo(jid: string): void {
    if (jid === this.model.jid || !(this.model.phase === "out" || this.model.phase === "entering")) return;
    const asked = this.model.jid;
    this.model = inOneShape({ ...this.model, jid: own(jid) });
    this.host.moved(this.model.room, asked, this.model.jid);
  }

  /** Another handle is the one which the events name from now on. */
  belongTo(room: Room): void {
    this.model = inOneShape({ ...this.model, room });
  }

  /** The occupant with this real JID, full or bare. */
  findOccupant(jid: string): OccupantSnapshot | undefined {
    this.#index ??= new JidIndex(this.model.occupants.values());
    return this.model.occupants.get(this.#index.find(jid) ?? "");
  }

  #performAll(effects: Effect | readonly Effect[]): void {
    if (isList(effects)) for (const effect of effects) this.#perform(effect);
    else this.#perform(effects);
  }

  #perform(effect: Effect): void {
    if (effect.kind !== "emit") return this.#later(effect);
    if (effect.event === "configChange") void learnInfoAgain(this);
    this.emit(effect.event, effect.payload);
  }

  /** In its turn: after the events that came before it. */
  #later(effect: Task): void {
    const { attempt } = this;
    if (effect.kind === "ended" && effect.stanza) {
      this.attempt = undefined; // listeners of the exit find it over
      return this.host.queue.push({ deliver: () => this.#carryOut(effect, attempt) });
    }
    // A listener may have given up this join, and begun another one, before it is carried out.
    const current = () => (this.attempt === attempt ? attempt : undefined);
    this.host.queue.push({ deliver: () => this.#carryOut(effect, current()) });
  }

  #hand(message: RoomMessage): void {
    if (message.isHistory) {
      this.attempt?.collect(message);
      if (message.delay) this.lastHeard.stamped(message.delay.stamp);
    }
    this.emit("message", message);
  }

  /** Tells the listeners; afterwards the call resolves which this event answers. */
  emit<E extends keyof RoomEvents>(event: E, payload: RoomEvents[E]): void {
    this.host.emit(this.model.room, event, payload);
    if (this.waits.awaits(event)) this.host.queue.push(this.waits, event, payload);
  }

  #carryOut(effect: Task, attempt: JoinAttempt | undefined): void {
    const { jid } = this.model;
    switch (effect.kind) {
      case "entered":
        this.window ??= new HistoryWindow(this, attempt?.options.subjectTimeout ?? 0);
        return attempt?.entered();
      case "await-quiet":
        return this.window?.awaitQuiet();
      case "settled":
        return attempt?.settled();
      case "refused":
        this.#departed();
        return attempt?.fail(refusedJoin(jid, effect.error, effect.stanza));
      case "ended":
        this.#departed();
        this.waits.failAll(endOfWaiting(jid, effect.why));
        if (effect.stanza) attempt?.ended(endedJoin(jid, effect.why, effect.stanza));
        if (effect.unanswered !== undefined) takeBack(this, effect.unanswered);
        // On a fresh stream rooms are joined again when stanzas can be sent.
        if (effect.willRejoin && effect.why.kind !== "disconnected") this.rejoining.later();
    }
  }

  #departed(): void {
    this.departing?.confirmed();
    this.departing = undefined;
  }

  /** The join is resolved: the listeners hear of it, and from now on of every change. */
  announce(options: AttemptOptions, result: JoinResult): void {
    const event = tellsChanges(this.model) ? "rejoined" : "joined";
    this.membership = options;
    this.lastHeard.heard();
    this.rejoining.succeeded();
    this.host.queue.batch(() => {
      this.step({ kind: "announce" });
      this.emit(event, result);
    });
  }

  /** The stay is over although the room has not said so, and we do not come back. `status`: our last words. */
  forget(why: ExitReason, status?: string): void {
    this.suspended = false;
    if (why.kind === "left" && this.presenceSent) oweFarewell(this, this.model.nick, status);
    this.step({ kind: "forget", why });
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
