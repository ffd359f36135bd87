/**
 * A clock that is looked at once for all that happens without a break: a chunk of the network brings many stanzas, and
 * they came at one time.
 */
class TurnClock {
  readonly #read: () => number;
  #now: number | undefined;
  readonly #forget = () => {
    this.#now = undefined;
  };

  constructor(read: () => number) {
    this.#read = read;
  }

  now(): number {
    if (this.#now === undefined) {
      this.#now = this.#read();
      void Promise.resolve().then(this.#forget);
    }
    return this.#now;
  }
}

/** Milliseconds since 1970; somebody may set this clock. */
export const wallClock: TurnClock = /* @__PURE__ */ new TurnClock(() => Date.now());

/** Milliseconds since the program began, which only grow. */
export const steadyClock: TurnClock = /* @__PURE__ */ new TurnClock(() => performance.now());
