import type { Room } from "@xeps/muc-client";

/** How often each body was heard in a room, and a way to wait for one. */
export class Tally {
  readonly #counts: Map<string, number> = new Map();
  #waiting: (() => void)[] = [];

  constructor(room: Room) {
    room.on("message", ({ body }) => {
      if (body === undefined) return;
      this.#counts.set(body, this.count(body) + 1);
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const look of waiting) look();
    });
  }

  count(body: string): number {
    return this.#counts.get(body) ?? 0;
  }

  /** Resolves when it was heard. */
  async heard(body: string): Promise<void> {
    while (this.count(body) === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
