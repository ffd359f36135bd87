import { type History, StatusCode } from "@xeps/muc-stanzas";
import { onAbort } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import { JoinError, unopenedJoin } from "../errors/join-error.ts";
import type { JoinFailure } from "../errors/join-failure.ts";
import type { JoinResult } from "../join-result.ts";
import type { Presence } from "../presence.ts";
import type { RoomMessage } from "../room-message.ts";
import { selfOf } from "../state/model.ts";
import { abandon } from "../verbs/abandon.ts";
import { openWithDefaults } from "../verbs/open-with-defaults.ts";
import { joinPresence } from "../verbs/stanzas.ts";
import { withdraw } from "./leaving.ts";
import type { RoomCore } from "./room-core.ts";
import { SilenceClock } from "./silence-clock.ts";

/** What becomes of a room that the join creates: it is opened for all, kept locked (and must be new), or not wanted. */
export type NewRoomPolicy = "open" | "keep-locked" | "refuse";

/** How the join goes on once we are in, and what decides whether two calls may share one presence. */
export interface AttemptOptions {
  readonly nick: string;
  readonly password: string | undefined;
  readonly subjectTimeout: number;
  readonly historyLimit: number;
  readonly policy: NewRoomPolicy;
  /** What is asked for of it. */
  readonly history: History;
  /** Our availability. */
  readonly presence: Presence | undefined;
  /** Children of the muc payload. */
  readonly extensions: readonly Element[] | undefined;
}

/** What becomes of a call. */
export interface Outcome {
  resolve(result: JoinResult): void;
  reject(error: unknown): void;
}

/** A call of `join`. */
interface Caller extends Outcome {
  readonly clock: SilenceClock;
}

/** One join under way: the calls that share it, and what is collected for their result. */
export class JoinAttempt {
  options: AttemptOptions;
  readonly #core: RoomCore;
  readonly #callers: Set<Caller> = new Set();
  #history: RoomMessage[] = [];
  /** A join from inside: everything is asked for again. */
  readonly #again: boolean;
  #opening = false;
  /** The room has said that we are in. */
  #entered = false;
  /** The room is not the one that was wanted, and we are on the way out. */
  #refused = false;
  #complete = false;
  /** How many presences were sent: each stream begins anew, and answers to earlier ones mean nothing. */
  #round = 0;

  constructor(core: RoomCore, options: AttemptOptions) {
    this.#core = core;
    this.options = options;
    this.#again = core.model.phase === "in";
  }

  /** One more call waits for the result. Its timeout is one of silence; when the last call gives up, so do we. */
  wait(timeout: number, signal: AbortSignal | undefined): Promise<JoinResult> {
    return new Promise((resolve, reject) => this.call(timeout, { resolve, reject }, signal));
  }

  /** The same for who wants to hear of it at once. */
  call(timeout: number, outcome: Outcome, signal?: AbortSignal): void {
    const stop = () => {
      caller.clock.stop();
      stopWaiting();
      this.#callers.delete(caller);
    };
    const caller: Caller = {
      clock: new SilenceClock(timeout, () => this.#silent(caller, timeout)),
      resolve: (result) => {
        stop();
        outcome.resolve(result);
      },
      reject: (error) => {
        stop();
        outcome.reject(error);
      },
    };
    const stopWaiting = onAbort(signal, () => this.#giveUp(caller, signal?.reason));
    this.#callers.add(caller);
  }

  /** Once we are in, `subjectTimeout` says how long the rest may take: a room without a subject is no failure. */
  #silent(caller: Caller, timeout: number): void {
    if (this.#entered && !this.#opening && !this.#refused) return caller.clock.restart();
    const cause = new Error(`nothing from the room within ${timeout} ms`);
    this.#giveUp(caller, new JoinError({ failure: "timeout", room: this.#core.model.jid }, { cause }));
  }

  #giveUp(caller: Caller, error: unknown): void {
    const core = this.#core;
    const isLast = this.#callers.size === 1 && core.attempt === this;
    if (isLast) core.attempt = undefined;
    // From inside, giving up the second look at the room is no reason to leave it.
    if (isLast && !this.#again) void withdraw(core);
    caller.reject(error);
  }

  /** One of the calls that share it is content with a new room. */
  mayCreate(): void {
    if (this.options.policy === "refuse") this.options = { ...this.options, policy: "open" };
  }

  /** The presence that enters, built anew for each stream. */
  presence(id: string): Element {
    const { nick, password, history, extensions, presence } = this.options;
    return joinPresence(`${this.#core.model.jid}/${nick}`, id, { password, history, extensions }, presence);
  }

  /** The room has sent something: every clock of silence starts again. */
  touch(): void {
    for (const { clock } of this.#callers) clock.touch();
  }

  /** The stream is lost and may come back: silence means nothing meanwhile. */
  pause(): void {
    for (const { clock } of this.#callers) clock.pause();
  }

  resume(): void {
    for (const { clock } of this.#callers) clock.resume();
  }

  /** Our presence goes out: nothing of what an earlier stream told counts. */
  begin(): void {
    this.#round++;
    this.#history = [];
    this.#opening = false;
    this.#entered = false;
    this.#refused = false;
    this.#complete = false;
  }

  /** A message of the history came. */
  collect(message: RoomMessage): void {
    this.#history.push(message);
    if (this.#history.length > this.options.historyLimit) this.#history.shift();
  }

  /** We are in; and if that made the room, something has to become of it. XEP-0045 §10.1. */
  entered(): void {
    const { policy } = this.options;
    this.#entered = true;
    if (!this.#created) {
      if (policy === "keep-locked") this.#refuseRoom("exists", withdraw(this.#core));
    } else if (policy === "refuse") this.#refuseRoom("not-found", abandon(this.#core));
    else if (policy === "open") this.#open();
  }

  /** §10.1.2: until its configuration is accepted the room is locked for everybody else. */
  #open(): void {
    const round = this.#round;
    const isCurrent = () => round === this.#round && this.#core.attempt === this;
    this.#opening = true;
    openWithDefaults(this.#core).then(
      () => {
        if (!isCurrent()) return;
        this.#opening = false;
        this.#finish();
      },
      (cause: unknown) => {
        // Without a stream the join is not refused but begun again on the next one.
        if (isCurrent() && this.#core.model.phase === "in") this.#notOpened(cause);
      },
    );
  }

  /** Not the room that was wanted: rejects once it is left, or is no more. */
  #refuseRoom(failure: JoinFailure, left: Promise<void>): void {
    this.#refused = true;
    const refuse = () => {
      if (this.#callers.size === 0) return;
      void withdraw(this.#core);
      this.fail(new JoinError({ failure, room: this.#core.model.jid }));
    };
    left.then(refuse, refuse);
  }

  get #created(): boolean {
    return !this.#again && this.#core.model.entryCodes.includes(StatusCode.roomCreated);
  }

  #notOpened(cause: unknown): void {
    void withdraw(this.#core);
    this.fail(unopenedJoin(this.#core.model.jid, cause));
  }

  /** History and subject are there, or will not come. */
  settled(): void {
    this.#complete = true;
    this.#finish();
  }

  #finish(): void {
    const core = this.#core;
    const self = selfOf(core.model);
    if (!this.#complete || this.#opening || this.#refused || !self || core.attempt !== this) return;
    const { room, occupants, subject, entryCodes } = core.model;
    const result: JoinResult = {
      room,
      self,
      occupants: [...occupants.values()],
      history: this.#history,
      ...(subject && { subject }),
      created: this.#created,
      nickAssigned: entryCodes.includes(StatusCode.nickAssigned) || self.nick !== this.options.nick,
      statusCodes: entryCodes,
    };
    core.attempt = undefined;
    core.announce(this.options, result);
    this.#settle((caller) => caller.resolve(result));
  }

  /** The room has ended it; unless we are leaving on our own account, and know better why. */
  ended(error: JoinError): void {
    if (!this.#refused) this.fail(error);
  }

  /** Every call rejects. */
  fail(error: unknown): void {
    if (this.#core.attempt === this) this.#core.attempt = undefined;
    this.#settle((caller) => caller.reject(error));
  }

  /** After the events of the stanza that settled it. */
  #settle(settle: (caller: Caller) => void): void {
    const callers = [...this.#callers];
    for (const { clock } of callers) clock.stop();
    this.#core.host.queue.push({ deliver: () => callers.forEach(settle) });
  }
}
