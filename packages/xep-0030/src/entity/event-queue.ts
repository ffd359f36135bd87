import { Fifo } from "./fifo.ts";

/** Who takes what was queued. `deliver` must not throw. */
export interface Delivery {
  /** Gives the event to its listeners. It is what was pushed. */
  deliver(event: string, payload: unknown): void;
}

/**
 * The order of events: what is caused while an event is delivered is delivered after it. Emitters that belong together
 * share one, so that this holds across them.
 */
export class EventQueue {
  readonly #waiting: Fifo<Delivery> = new Fifo();
  /** Beside each of them its event: an object for both would be made for each event of each stanza. */
  readonly #events: Fifo<string> = new Fifo();
  readonly #payloads: Fifo<unknown> = new Fifo();
  #holds = 0;
  /** Others' code runs that may add listeners: a delivery, or the work of a batch. */
  #guests = 0;

  /** True when nothing waits and nobody could listen anew before what comes now is delivered. */
  get idle(): boolean {
    return this.#guests === 0 && this.#waiting.size === 0;
  }

  /** Delivers at once, or when all that came before has been delivered. */
  push(delivery: Delivery, event = "", payload?: unknown): void {
    this.#waiting.push(delivery);
    this.#events.push(event);
    this.#payloads.push(payload);
    this.#drain();
  }

  /**
   * Holds every event back until `work` has returned (or thrown): the way to commit a state as a whole, and to give one
   * event to several emitters before anything that its listeners cause.
   */
  batch<T>(work: () => T): T {
    this.hold();
    this.#guests += 1;
    try {
      return work();
    } finally {
      this.#guests -= 1;
      this.release();
    }
  }

  /**
   * Holds every event back until {@link release}, which must follow whatever is thrown; nobody may add a listener
   * meanwhile. For the work of each stanza: events without a listener then cost nothing.
   */
  hold(): void {
    this.#holds += 1;
  }

  /** Ends a {@link hold}; what waited is delivered. */
  release(): void {
    this.#holds -= 1;
    this.#drain();
  }

  #drain(): void {
    if (this.#holds > 0 || this.#waiting.size === 0) return;
    this.#holds = 1;
    this.#guests += 1;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        next.deliver(this.#events.shift() as string, this.#payloads.shift());
      }
    } finally {
      this.#holds = 0;
      this.#guests -= 1;
    }
  }
}
