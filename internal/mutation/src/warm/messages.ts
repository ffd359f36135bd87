/** A mutant to try. */
export interface Job {
  /** Where the instrumented code looks which mutant is on. */
  readonly namespace: string;
  readonly mutant: string;
  /** How often its place may be passed before it is taken for an endless loop. */
  readonly hitLimit: number | undefined;
  /** The tests that reach it, file by file, in the order to run them. */
  readonly files: readonly { readonly path: string; readonly tests: readonly string[] }[];
}

/** What became of a test. */
export interface Result {
  readonly path: string;
  readonly name: string;
  readonly milliseconds: number;
  /** The message of the error; absent when the test passed. */
  readonly failure?: string;
}

/** What the tests said. */
export interface Verdict {
  readonly results: readonly Result[];
  readonly hitCount: number;
}

/** No tests ran. */
export interface Broken {
  readonly broken: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** The name of the channel by which a worker that stays is told of mutants. */
    warm: string | undefined;
  }
}
