import type { SelfPingPolicy } from "../client/staying-options.ts";
import { ping, type Standing } from "../verbs/ping.ts";
import { type QuietTimer, startQuietTimer } from "./quiet-timer.ts";
import type { RoomCore } from "./room-core.ts";

/**
 * Asks a silent room whether it still has us, XEP-0410. Whatever comes from the room ends its silence, and costs
 * nothing here: the one timer looks at when that was.
 */
export class SelfPing {
  readonly #core: RoomCore;
  readonly #policy: SelfPingPolicy | undefined;
  #timer: QuietTimer | undefined;

  constructor(core: RoomCore) {
    this.#core = core;
    this.#policy = core.host.selfPing;
  }

  /** We are in, and there is a stream. */
  start(): void {
    if (this.#policy && !this.#timer) this.#wait(this.#policy, this.#policy.afterSilence);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Whatever the silence: the stream was away. */
  now(): void {
    if (this.#policy && this.#timer) this.#askWhenSettled(this.#policy);
  }

  #wait(policy: SelfPingPolicy, delay: number): void {
    if (delay === Number.POSITIVE_INFINITY) return;
    const due = Date.now() + delay;
    clearTimeout(this.#timer);
    this.#timer = startQuietTimer(delay, () => this.#check(policy, due));
  }

  #check(policy: SelfPingPolicy, due: number): void {
    const { afterSilence, timeout } = policy;
    // Much too late: the machine slept, and what the room said meanwhile is still to come, if the stream has lived on.
    if (Date.now() - due > timeout) return this.#wait(policy, timeout);
    const left = Math.min(afterSilence, afterSilence - this.#core.lastHeard.silence);
    if (left > 0) this.#wait(policy, left);
    else this.#askWhenSettled(policy);
  }

  /** XEP-0410 §4: not while a change of our nickname is under way. */
  #askWhenSettled(policy: SelfPingPolicy): void {
    if (this.#core.model.awaitsNick || this.#core.attempt) this.#wait(policy, policy.timeout);
    else void this.#ask(policy);
  }

  async #ask(policy: SelfPingPolicy): Promise<void> {
    const core = this.#core;
    this.#wait(policy, policy.afterSilence);
    const standing = await standingOf(core, policy.timeout);
    // Of an earlier stay there is no answer any more, and after a loss of the stream it is asked again.
    if (standing === "not-joined" && core.state === "joined" && !core.attempt) core.step({ kind: "desynchronised" });
  }
}

/** What cannot be asked is not known. */
async function standingOf(core: RoomCore, timeout: number): Promise<Standing> {
  try {
    return await ping(core, { timeout });
  } catch {
    return "unknown";
  }
}
