import { Fifo } from "./fifo.ts";

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

type Reader<T> = (result: IteratorResult<T>) => void;

/** The reading end of `iterate`: events wait here, at most `limit` of them, until the loop takes them. */
export class EventIterator<T> implements AsyncIterableIterator<T> {
  readonly #unread: Fifo<T> = new Fifo();
  readonly #readers: Fifo<Reader<T>> = new Fifo();
  readonly #limit: number;
  readonly #onEnd: () => void;
  #ended = false;
  #error: Error | undefined;

  /** @param onEnd called when no more events are wanted */
  constructor(limit: number, onEnd: () => void) {
    this.#limit = limit;
    this.#onEnd = onEnd;
  }

  push(value: T): void {
    const reader = this.#readers.shift();
    if (reader) reader({ done: false, value });
    else if (this.#unread.size >= this.#limit) {
      this.#error = new RangeError(`more than ${this.#limit} events wait unread`);
      this.drop();
    } else this.#unread.push(value);
  }

  /** No more events; what is unread can still be read. */
  end(): void {
    this.#ended = true;
    this.#onEnd();
    for (let reader = this.#readers.shift(); reader; reader = this.#readers.shift()) reader(DONE);
  }

  /** No more events, not even the unread ones. */
  drop(): void {
    this.#unread.clear();
    this.end();
  }

  async next(): Promise<IteratorResult<T>> {
    if (this.#unread.size > 0) return { done: false, value: this.#unread.shift() as T };
    if (this.#error) {
      const error = this.#error;
      this.#error = undefined;
      throw error;
    }
    return this.#ended ? DONE : new Promise((resolve) => this.#readers.push(resolve));
  }

  async return(): Promise<IteratorResult<T>> {
    this.drop();
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
