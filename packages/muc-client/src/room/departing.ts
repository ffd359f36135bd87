import { abortable } from "../verbs/abortable.ts";

/**
 * A leaving under way, which several calls may share. Each waits for the room as long as it likes; when none does any
 * more, we are out all the same.
 */
export class Departing {
  /** Resolves when we are out. */
  readonly over: Promise<void>;
  readonly #onGivenUp: () => void;
  #callers = 0;
  #isOver = false;
  #resolve: () => void = () => {};

  constructor(onGivenUp: () => void) {
    this.#onGivenUp = onGivenUp;
    this.over = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Resolves when the room has confirmed. Rejects with TimeoutError or the signal's reason. */
  async wait(timeout: number, signal?: AbortSignal): Promise<void> {
    this.#callers += 1;
    try {
      await abortable(this.over, signal, timeout);
    } catch (error) {
      if (this.#callers === 1 && !this.#isOver) this.#onGivenUp();
      throw error;
    } finally {
      this.#callers -= 1;
    }
  }

  confirmed(): void {
    this.#isOver = true;
    this.#resolve();
  }
}
