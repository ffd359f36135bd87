import { deadline } from "@xeps-internal/test-support";

/** Milliseconds in which every operation must settle, whatever happens to the stream. */
export const PATIENCE = 60_000;

export type Settled<T> = { readonly value: T } | { readonly error: Error & { readonly sent?: string } };

/** What an operation came to; rejects when it does not settle. */
export async function attempt<T>(what: string, operation: () => Promise<T>): Promise<Settled<T>> {
  const settled: Promise<Settled<T>> = operation().then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
  return deadline(settled, PATIENCE, `${what} settles`);
}
