/** One line of the tables. */
export interface Figure {
  readonly target: string;
  readonly what: string;
  readonly value: number;
  /** The limit, where there is one. */
  readonly most?: number;
  readonly unit?: string;
}

/** How much of everything a run takes. */
export interface Scale {
  /** Stanzas of a workload. */
  readonly stanzas: number;
  /** Rounds of contenders, each in a process of its own, one after the other. */
  readonly rounds: number;
  /** Occupants of the largest join. */
  readonly crowd: number;
}

export const FULL: Scale = { stanzas: 20_000, rounds: 5, crowd: 50_000 };
export const QUICK: Scale = { stanzas: 2_000, rounds: 1, crowd: 5_000 };
