import { onAbort, startTimer, TimeoutError } from "@xeps/xep-0030/entity";

/**
 * A leaving under way, which several calls may share. Each waits for the room as long as it likes; when none does any
 * more, we are out all the same.
 */
export class Departing {
  /** Resolves when we are out. */
  readonly over: Promise<void>;
  readonly #onGivenUp: () => void;
  readonly #callers: Set<() => void> = new Set();
  #isOver = false;
  #resolve: () => void = () => {};

  constructor(onGivenUp: () => void) {
    this.#onGivenUp = onGivenUp;
    this.over = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Resolves when the room has confirmed. Rejects with TimeoutError or the signal's reason. */
  wait(timeout: number, signal?: AbortSignal): Promise<void> {
    if (this.#isOver) return this.over;
    return new Promise((resolve, reject) => {
      const stop = () => {
        stopTimer();
        stopWaiting();
        this.#callers.delete(confirm);
      };
      const confirm = () => {
        stop();
        resolve();
      };
      const giveUp = (error: unknown) => {
        stop();
        reject(error);
        if (this.#callers.size === 0) this.#onGivenUp();
      };
      const late = () => giveUp(new TimeoutError(`the room has not confirmed within ${timeout} ms`));
      const stopTimer = startTimer(timeout, late);
      const stopWaiting = onAbort(signal, () => giveUp(signal?.reason));
      this.#callers.add(confirm);
    });
  }

  confirmed(): void {
    this.#isOver = true;
    for (const confirm of [...this.#callers]) confirm();
    this.#resolve();
  }
}
