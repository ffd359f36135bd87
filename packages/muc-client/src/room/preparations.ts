import { withSignals } from "./with-signals.ts";

/**
 * Joins that have not sent their presence: they ask for the room's address, or whether it exists, or wait until an
 * earlier stay is over. Whoever leaves meanwhile ends them.
 */
export class Preparations {
  readonly #onChange: () => void;
  readonly #underway: Set<AbortController> = new Set();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get areUnderway(): boolean {
    return this.#underway.size > 0;
  }

  /** The outcome of the preparation, whose signal aborts with the user's or by {@link cancel}. */
  async run<T>(signal: AbortSignal | undefined, prepare: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#underway.add(controller);
    this.#onChange();
    try {
      return await withSignals([controller.signal, signal], prepare);
    } finally {
      this.#underway.delete(controller);
      this.#onChange();
    }
  }

  cancel(reason: Error): void {
    for (const controller of this.#underway) controller.abort(reason);
  }
}
