import { isOnline } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import { assertExists } from "../verbs/assert-exists.ts";
import { catchUp } from "../verbs/catch-up.ts";
import { backOff } from "./back-off.ts";
import { enter } from "./entering.ts";
import { JoinAttempt } from "./join-attempt.ts";
import { NicknameChoice } from "./nickname-choice.ts";
import { type QuietTimer, startQuietTimer } from "./quiet-timer.ts";
import type { RoomCore } from "./room-core.ts";
import { isWorthAnotherTry } from "./worth-another-try.ts";

/** Milliseconds of the room's silence that end an attempt. */
const PATIENCE = 30_000;

/**
 * Brings one room back, attempt after attempt, until we are in, the room has decided against us, or nobody wants it any
 * more. Other rooms have their own.
 */
export class Rejoining {
  readonly #core: RoomCore;
  /** Made when we come back. */
  #nickname: NicknameChoice | undefined;
  /** Attempts since we were in long enough to be trusted, and how many of them were refused. */
  #attempts = 0;
  #refused = 0;
  #joinedAt = 0;
  /** The attempt whose outcome is ours. */
  #current: JoinAttempt | undefined;
  #timer: QuietTimer | undefined;
  /** The wait ran out when there was no stream. */
  #due = false;

  constructor(core: RoomCore) {
    this.#core = core;
  }

  /** A fresh stream: at once, and as if for the first time. */
  begin(): void {
    this.#attempts = 0;
    this.#refused = 0;
    this.#nickname = undefined;
    this.#try();
  }

  /** The stay has ended while the stream is there. Who puts us out again and again is asked ever less often. */
  later(): void {
    if (this.#current) return;
    if (Date.now() - this.#joinedAt > this.#policy.maxDelay) this.#attempts = 0;
    this.#wait();
  }

  /** The stream is back: what it has missed is done now. */
  resumed(): void {
    if (this.#due) this.#try();
  }

  /** A call of `join` comes first; if it fails, what was planned goes on. */
  adopt(attempt: JoinAttempt): void {
    if (this.#core.model.phase === "away") this.#watch(attempt);
  }

  succeeded(): void {
    this.stopWaiting();
    this.#current = undefined;
    this.#refused = 0;
    this.#joinedAt = Date.now();
    this.#nickname = undefined;
  }

  /** Nobody waits for another attempt any more. */
  stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = false;
  }

  get #policy() {
    // Only who joins again comes here.
    return this.#core.host.rejoin as NonNullable<RoomCore["host"]["rejoin"]>;
  }

  #wait(): number {
    const { minDelay, maxDelay } = this.#policy;
    const delay = backOff(this.#attempts, minDelay, maxDelay);
    this.stopWaiting();
    this.#timer = startQuietTimer(delay, () => this.#try());
    return delay;
  }

  #try(): void {
    const core = this.#core;
    const { membership, model } = core;
    this.stopWaiting();
    if (model.phase !== "away" || core.attempt || !membership) return;
    if (core.suspended || !isOnline(core.host.entity)) {
      this.#due = true;
      return;
    }
    // A room that is kept without anybody in it, and is not there, was destroyed: it is not made again.
    const policy = membership.policy === "refuse" || core.info?.persistent ? "refuse" : "open";
    this.#nickname ??= new NicknameChoice(core);
    const nick = this.#nickname.next();
    const history = { since: core.lastHeard.since };
    const attempt = new JoinAttempt(core, { ...membership, nick, policy, history });
    this.#watch(attempt);
    if (policy === "open" && !core.leftUnconfirmed) enter(core, attempt);
    else void this.#enterOnceAsked(attempt);
  }

  async #enterOnceAsked(attempt: JoinAttempt): Promise<void> {
    const core = this.#core;
    try {
      if (core.leftUnconfirmed) await catchUp(core);
      if (attempt.options.policy === "refuse") await assertExists(core);
      if (this.#current === attempt && core.model.phase === "away") enter(core, attempt);
    } catch (error) {
      this.#failed(attempt, error);
    }
  }

  #watch(attempt: JoinAttempt): void {
    this.stopWaiting();
    this.#attempts += 1;
    this.#current = attempt;
    this.#await(attempt);
  }

  #await(attempt: JoinAttempt): void {
    attempt.call(PATIENCE, { resolve: () => {}, reject: (error) => this.#failed(attempt, error) });
  }

  #failed(attempt: JoinAttempt, error: unknown): void {
    if (this.#current !== attempt) return;
    if (this.#core.attempt === attempt) return this.#await(attempt); // a call of join has more patience
    this.#current = undefined;
    // Not refused: the next stream begins anew, and who has left does not want to know.
    if (!(error instanceof JoinError) || error.failure === "disconnected" || error.failure === "left") return;
    const core = this.#core;
    const { room } = core.model;
    const refused = ++this.#refused;
    this.#nickname?.refused(error, refused);
    const goesOn = refused < this.#policy.attempts && isWorthAnotherTry(error, attempt.options.policy);
    if (goesOn && core.model.phase === "away") {
      return core.emit("rejoinFailed", { room, error, attempt: refused, nextIn: this.#wait() });
    }
    core.host.queue.batch(() => {
      core.forget({ kind: "disconnected" });
      core.emit("rejoinFailed", { room, error, attempt: refused });
    });
  }
}
