import { EventIterator } from "./event-iterator.ts";
import { type Delivery, EventQueue } from "./event-queue.ts";
import { onAbort } from "./on-abort.ts";
import type { ErrorEvent, IterateOptions, TypedEmitter } from "./typed-emitter.ts";

interface Registration {
  readonly listener: (event: never) => unknown;
  readonly once: boolean;
  removed: boolean;
}

const NONE: readonly Registration[] = [];

/**
 * To be extended by whoever has events. Give emitters that belong together one {@link EventQueue}: then what a listener
 * of one causes in the other is delivered after all listeners of both have seen the current event, if both were given
 * it within one `queue.batch`.
 *
 * What it needs for listeners is made with the first: a program in a thousand rooms listens to one emitter for all.
 */
export class Emitter<Events extends { readonly error: ErrorEvent }> implements TypedEmitter<Events>, Delivery {
  readonly #queue: EventQueue;
  /** The arrays are never changed, only replaced: a delivery goes over the one it began with. */
  #listeners: Map<string, readonly Registration[]> | undefined;
  #iterators: Set<{ end(): void }> | undefined;
  #disposed = false;

  constructor(queue: EventQueue = new EventQueue()) {
    this.#queue = queue;
  }

  on<K extends keyof Events & string>(event: K, listener: (event: Events[K]) => unknown): this {
    return this.#add(event, { listener, once: false, removed: false });
  }

  once<K extends keyof Events & string>(event: K, listener: (event: Events[K]) => unknown): this {
    return this.#add(event, { listener, once: true, removed: false });
  }

  off<K extends keyof Events & string>(event: K, listener: (event: Events[K]) => unknown): this {
    const [latest] = this.#registered(event)
      .filter((registration) => registration.listener === listener)
      .slice(-1);
    if (latest) this.#remove(event, latest);
    return this;
  }

  iterate<K extends keyof Events & string>(
    event: K,
    { signal, limit = 1_000 }: IterateOptions = {},
  ): AsyncIterableIterator<Events[K]> {
    if (!(limit >= 1)) throw new TypeError(`limit must be at least 1, not ${limit}`);
    let stopWaiting: (() => void) | undefined;
    const registration: Registration = {
      listener: (value: Events[K]) => iterator.push(value),
      once: false,
      removed: false,
    };
    const iterator = new EventIterator<Events[K]>(limit, () => {
      this.#iterators?.delete(iterator);
      this.#remove(event, registration);
      stopWaiting?.();
    });
    if (this.#disposed || signal?.aborted) {
      iterator.end();
      return iterator;
    }
    stopWaiting = onAbort(signal, () => iterator.drop());
    this.#iterators = (this.#iterators ?? new Set()).add(iterator);
    this.#add(event, registration);
    return iterator;
  }

  /** Called after a listener or iterator of this event came or went. */
  protected listenersChanged(_event: string): void {}

  /** Whether anybody listens, to whatever event. */
  protected get hasListeners(): boolean {
    return this.#listeners !== undefined && this.#listeners.size > 0;
  }

  /** Whether anybody would hear of this event, or may until it is delivered. */
  hears(event: keyof Events & string): boolean {
    return !this.#queue.idle || (this.#listeners?.has(event) ?? false);
  }

  /**
   * Gives the event to every listener, now or, while another event is delivered, right after. Never throws. Commit the
   * state first.
   */
  protected emit<K extends keyof Events & string>(event: K, payload: Events[K]): void {
    if (this.#disposed && event !== "error") return;
    // No listener and nobody who could add one before it is delivered. Errors are reported all the same.
    if (event !== "error" && !this.hears(event)) return;
    this.#queue.push(this, event, payload);
  }

  /** Reports what failed during `event`: as `error`, or with `console.error` when nobody listens there. Never loops. */
  protected reportError(error: unknown, event: string): void {
    if (event === "error") console.error(error);
    else this.emit("error", { error, event } satisfies ErrorEvent as Events[keyof Events & "error"]);
  }

  /** Ends the iterators once the events so far are delivered; later events but `error` are dropped. */
  protected endEvents(): void {
    this.#disposed = true;
    this.#queue.push({
      deliver: () => {
        for (const iterator of [...(this.#iterators ?? [])]) iterator.end();
      },
    });
  }

  #registered(event: string): readonly Registration[] {
    return this.#listeners?.get(event) ?? NONE;
  }

  #add(event: string, registration: Registration): this {
    this.#listeners = (this.#listeners ?? new Map()).set(event, [...this.#registered(event), registration]);
    this.listenersChanged(event);
    return this;
  }

  #remove(event: string, registration: Registration): void {
    registration.removed = true;
    const left = this.#registered(event).filter((other) => other !== registration);
    if (left.length > 0) this.#listeners?.set(event, left);
    else this.#listeners?.delete(event);
    this.listenersChanged(event);
  }

  /** For the queue: gives the event to who listens now. */
  deliver(event: string, payload: unknown): void {
    const registrations = this.#registered(event);
    if (registrations.length === 0 && event === "error") console.error((payload as ErrorEvent).error);
    for (const registration of registrations) {
      if (registration.removed) continue;
      if (registration.once) this.#remove(event, registration);
      try {
        const result = registration.listener(payload as never);
        if (isThenable(result)) Promise.resolve(result).catch((error: unknown) => this.reportError(error, event));
      } catch (error) {
        this.reportError(error, event);
      }
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === "function";
}
