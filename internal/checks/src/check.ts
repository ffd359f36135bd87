/** What a check found: no problem is a pass. `note` is one phrase for the summary line, such as a count. */
export interface Outcome {
  readonly problems: readonly string[];
  readonly note?: string;
}

/** One thing that must hold for the repository. A check that throws has failed with the error's message. */
export interface Check {
  readonly name: string;
  /** Names of checks without whose success this one says nothing. */
  readonly needs?: readonly string[];
  run(): Promise<Outcome>;
}
