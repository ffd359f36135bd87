import type { Offer } from "../profiles.ts";
import type { World } from "../world.ts";
import type { Names } from "./names.ts";
import type { Outcome } from "./run-line.ts";

/** How a row of the document is tried: what is there before it, the line itself, and what must be so afterwards. */
export interface Exercise {
  /** What a service must offer for it. */
  readonly needs?: Offer;
  run(world: World, line: (names: Partial<Names>) => Promise<Outcome>): Promise<void>;
}

/** By the first words of the row's first cell. */
export type Exercises = Readonly<Record<string, Exercise>>;
