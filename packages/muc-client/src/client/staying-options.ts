import { parseTimeout } from "@xeps/xep-0030/entity";

/** How rooms are joined again. */
export interface RejoinOptions {
  /** Milliseconds before the second attempt, at least; every later one waits up to twice as long. Default 1 000. */
  readonly minDelay?: number | undefined;
  /** Milliseconds, the longest wait. Default 60 000. */
  readonly maxDelay?: number | undefined;
  /** How many refused attempts end it. Default `Infinity`. */
  readonly attempts?: number | undefined;
  /**
   * Our nickname is taken, also after the wait which an old session of ours needs to go: another one to try next, or
   * `undefined` to try the same again. `attempt` counts the refused ones.
   */
  nickConflict?(nick: string, attempt: number): string | undefined;
}

/** How the client makes sure that a silent room still has us, XEP-0410. */
export interface SelfPingOptions {
  /** Milliseconds of a room's silence before it is asked. Default 900 000. */
  readonly afterSilence?: number | undefined;
  /** Milliseconds for its answer. Default 30 000. */
  readonly timeout?: number | undefined;
}

/** {@link RejoinOptions}, complete. */
export interface RejoinPolicy {
  readonly minDelay: number;
  readonly maxDelay: number;
  readonly attempts: number;
  readonly nickConflict: (nick: string, attempt: number) => string | undefined;
}

/** {@link SelfPingOptions}, complete. */
export interface SelfPingPolicy {
  readonly afterSilence: number;
  readonly timeout: number;
}

/** Throws TypeError for what is no number of milliseconds or attempts; `undefined` when nothing is joined again. */
export function parseRejoin(options: false | RejoinOptions | undefined): RejoinPolicy | undefined {
  if (options === false) return undefined;
  const { attempts = Number.POSITIVE_INFINITY } = options ?? {};
  const minDelay = parseTimeout(options?.minDelay, 1_000);
  const maxDelay = parseTimeout(options?.maxDelay, Math.max(60_000, minDelay));
  if (minDelay > maxDelay || maxDelay === Number.POSITIVE_INFINITY) {
    throw new TypeError(`rejoin: maxDelay must be finite and at least minDelay, not ${maxDelay} and ${minDelay}`);
  }
  if (!(attempts >= 1)) throw new TypeError(`rejoin: attempts must be at least 1, not ${String(attempts)}`);
  return { minDelay, maxDelay, attempts, nickConflict: (nick, attempt) => options?.nickConflict?.(nick, attempt) };
}

/** Throws TypeError for what is no number of milliseconds; `undefined` when no room is asked. */
export function parseSelfPing(options: false | SelfPingOptions | undefined): SelfPingPolicy | undefined {
  if (options === false) return undefined;
  return {
    afterSilence: parseTimeout(options?.afterSilence, 900_000),
    timeout: parseTimeout(options?.timeout, 30_000),
  };
}
