import type { Element } from "ltx";
import { type Counts, nextTurn } from "./contender.ts";

/** The part of a session that libraries without rooms share: they only count. */
export abstract class StanzaCounter {
  #stanzas = 0;

  protected count({ name }: Element): void {
    if (name === "presence" || name === "message") this.#stanzas += 1;
  }

  async enter(): Promise<{ readonly done: Promise<unknown> }> {
    return { done: Promise.resolve() };
  }

  settled(): Promise<void> {
    return nextTurn();
  }

  counts(): Counts {
    return { stanzas: this.#stanzas };
  }

  occupants(): undefined {
    return undefined;
  }
}
