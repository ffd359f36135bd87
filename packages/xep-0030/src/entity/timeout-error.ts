import { hasInstanceByName } from "../kit/named-error.ts";

/**
 * Nothing came in the time given. `instanceof` compares by name, so two copies of the package agree, and so does the
 * reason of `AbortSignal.timeout()`.
 */
export class TimeoutError extends Error {
  override readonly name = "TimeoutError" as const;

  /** By name: two copies of the package in one program agree. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasInstanceByName(this, TimeoutError, "TimeoutError", value);
  }
}
