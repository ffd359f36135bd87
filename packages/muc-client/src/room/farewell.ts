import { isOnline, isResumable, type XmppEntity } from "@xeps/xep-0030/entity";

/**
 * We have left while there was no stream, and at once. If the stream is resumed, the room has never heard of that and
 * has us still: it is told then.
 */
export class Farewell {
  #say: (() => void) | undefined;

  /** Whether a room waits to be told. */
  get isDue(): boolean {
    return this.#say !== undefined;
  }

  /** We are out: `say` tells the room when there is a stream, unless another stream makes it know by itself. */
  owe(entity: XmppEntity, say: () => void): void {
    if (!isOnline(entity) && isResumable(entity)) this.#say = say;
  }

  resumed(): void {
    const say = this.#say;
    this.#say = undefined;
    say?.();
  }

  /** The old stream will not come back, and its end told the room. */
  drop(): void {
    this.#say = undefined;
  }
}
