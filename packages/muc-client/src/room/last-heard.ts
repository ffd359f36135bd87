import { wallClock } from "./turn-clock.ts";

/** Milliseconds by which clocks may differ, and messages that were under way may be older than the last one we had. */
const OVERLAP = 600_000;

/** From when on messages may be missing, once the stay is over. */
export class LastHeard {
  /** Our clock at the room's last stanza. */
  #at: number = Date.now();
  /** The room's clock, by the last delay that it wrote on a message. */
  #stamp = Number.NEGATIVE_INFINITY;

  heard(): void {
    this.#at = wallClock.now();
  }

  /** For so many milliseconds nothing came. */
  get silence(): number {
    return Date.now() - this.#at;
  }

  /** History came with this stamp. None is from the future: who forges one must not hide what comes until then. */
  stamped(stamp: Date): void {
    this.#stamp = Math.max(this.#stamp, Math.min(stamp.getTime(), Date.now()));
  }

  /** What to ask for: everything since the later of the two, ours less the overlap. */
  get since(): Date {
    return new Date(Math.max(this.#stamp, this.#at - OVERLAP));
  }
}
