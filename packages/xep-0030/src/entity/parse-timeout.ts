/** The longest delay of `setTimeout`, 24.8 days: more would fire at once. */
const LONGEST = 2_147_483_647;

/**
 * A timeout as the user gives it, in milliseconds: `fallback` when it is `undefined`; `Infinity` is no timeout; at most
 * 24.8 days, which is what timers can do. Throws `TypeError` for 0, negative numbers, NaN and what is no number.
 */
export function parseTimeout(timeout: number | undefined, fallback: number): number {
  if (timeout === undefined) return fallback;
  if (typeof timeout !== "number" || !(timeout > 0)) {
    throw new TypeError(`timeout must be a positive number of milliseconds, not ${String(timeout)}`);
  }
  return timeout === Number.POSITIVE_INFINITY ? timeout : Math.min(timeout, LONGEST);
}

/** Calls back after so many milliseconds, never for `Infinity`. What you get stops it. */
export function startTimer(milliseconds: number, callback: () => void): () => void {
  if (milliseconds === Number.POSITIVE_INFINITY) return () => {};
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
