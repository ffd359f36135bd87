/** Numbers that look random and are the same for the same seed: a linear congruential generator of 32 bits. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0 to below `limit`. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  /** Takes one out of a list whose order does not matter. */
  take<T>(list: T[]): T | undefined {
    const at = this.below(list.length);
    const taken = list[at];
    const last = list.pop();
    if (at < list.length) list[at] = last as T;
    return taken;
  }
}
