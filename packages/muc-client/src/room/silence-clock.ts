import { steadyClock } from "./turn-clock.ts";

/**
 * Runs `onSilence` once nothing has touched it for so many milliseconds; `Infinity` never. A touch only notes the time:
 * a join of 10 000 stanzas sets a handful of timers.
 */
export class SilenceClock {
  readonly #silence: number;
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard: number = performance.now();
  #paused = false;

  constructor(silence: number, onSilence: () => void) {
    this.#silence = silence;
    this.#onSilence = onSilence;
    this.#wait(silence);
  }

  touch(): void {
    this.#heard = steadyClock.now();
  }

  /** Time stands still, until {@link resume} starts it again from nothing. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.touch();
  }

  /** Begins again after it has run out. */
  restart(): void {
    this.touch();
    this.#wait(this.#silence);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(delay: number): void {
    if (delay === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#check(), Math.min(delay, MAX_TIMER));
  }

  #check(): void {
    if (this.#paused) return this.#wait(this.#silence);
    const left = this.#silence - (performance.now() - this.#heard);
    if (left > 0) this.#wait(Math.ceil(left));
    else this.#onSilence();
  }
}

/** Longer timers run out at once. */
const MAX_TIMER = 2 ** 31 - 1;
