/**
 * Typed events; every event carries one object, so a field can be added later. State is committed before the first
 * listener; listeners run in order of registration, synchronously; what a listener causes is delivered after all
 * listeners have seen the current event; returned promises are not awaited. A listener added meanwhile sees the next
 * event, a removed one sees none. A listener that throws or rejects stops neither the others nor the stream: it is
 * reported once, as `error` of the emitter, else (no listener there) with `console.error`.
 */
export interface TypedEmitter<Events> {
  /** Listens; a listener added twice is called twice. */
  on<K extends keyof Events & string>(event: K, listener: (event: Events[K]) => unknown): this;
  /** Listens for one event. */
  once<K extends keyof Events & string>(event: K, listener: (event: Events[K]) => unknown): this;
  /** Removes the listener, if it is there; of one added twice, the later. */
  off<K extends keyof Events & string>(event: K, listener: (event: Events[K]) => unknown): this;
  /**
   * For `for await`, listening from the call on: events of one name in order until `signal` aborts (what is unread is
   * dropped) or the object is disposed (what is unread comes first). Throws `RangeError` once more than `limit`
   * (default 1 000) wait unread, and `TypeError` at once for a limit below 1.
   */
  iterate<K extends keyof Events & string>(event: K, options?: IterateOptions): AsyncIterableIterator<Events[K]>;
}

/** How long to iterate, and how much may wait unread. */
export interface IterateOptions {
  /** Ends the iteration, without an error. */
  readonly signal?: AbortSignal | undefined;
  /** Events which may wait unread, default 1 000; `Infinity` = any number. */
  readonly limit?: number | undefined;
}

/** A listener, or what was asked to compute an answer, threw or rejected. Every emitter has this event. */
export interface ErrorEvent {
  /** What was thrown. */
  readonly error: unknown;
  /** During which event. */
  readonly event: string;
}
