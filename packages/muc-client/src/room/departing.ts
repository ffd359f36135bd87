import { startTimer, TimeoutError } from "@xeps/xep-0030/entity";

/**
 * A leaving under way: everybody who asked for it, or waits to enter after it, waits for the same answer of the room.
 */
export class Departing {
  /** Resolves when the room has confirmed, rejects with TimeoutError when it did not in time. Either way we are out. */
  readonly done: Promise<void>;
  readonly #stopTimer: () => void;
  #resolve: () => void = () => {};

  constructor(timeout: number, onTimeout: () => void) {
    let reject: (error: Error) => void;
    this.done = new Promise((resolve, rejectDone) => {
      this.#resolve = resolve;
      reject = rejectDone;
    });
    this.done.catch(() => {}); // whoever waits hears of it; nobody may
    this.#stopTimer = startTimer(timeout, () => {
      reject(new TimeoutError(`the room has not confirmed within ${timeout} ms`));
      onTimeout();
    });
  }

  confirmed(): void {
    this.#stopTimer();
    this.#resolve();
  }
}
