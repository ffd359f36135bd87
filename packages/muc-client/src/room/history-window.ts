import type { RoomCore } from "./room-core.ts";
import { SilenceClock } from "./silence-clock.ts";

/** Milliseconds without a stanza of the room after which a delayed subject counts as the last one. */
const QUIET = 50;

/**
 * The time after our self-presence in which history may come. It ends with the subject; where none comes, by these
 * clocks. It may outlive the join, which a live message ends earlier.
 */
export class HistoryWindow {
  readonly #core: RoomCore;
  readonly #patience: SilenceClock;
  #quiet: SilenceClock | undefined;

  /** We are in: so many milliseconds, whatever else comes. */
  constructor(core: RoomCore, patience: number) {
    this.#core = core;
    this.#patience = new SilenceClock(patience, () => this.#over());
  }

  /** A subject came that may be history: it is over once nothing more comes. */
  awaitQuiet(): void {
    this.#quiet ??= new SilenceClock(QUIET, () => this.#over());
  }

  touch(): void {
    this.#quiet?.touch();
  }

  /** The stream is lost and may come back: nothing can come meanwhile. */
  pause(): void {
    this.#patience.pause();
    this.#quiet?.pause();
  }

  resume(): void {
    this.#patience.resume();
    this.#quiet?.resume();
  }

  #over(): void {
    this.#core.step({ kind: "quiet" });
  }

  close(): undefined {
    this.#patience.stop();
    this.#quiet?.stop();
  }
}
