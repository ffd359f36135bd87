/** Longer timers run out at once. */
const LONGEST = 2 ** 31 - 1;

/** Calls back after so many milliseconds; does not keep a process alive that has nothing else to do. */
export function startQuietTimer(milliseconds: number, callback: () => void): () => void {
  const timer: ReturnType<typeof setTimeout> | number = setTimeout(callback, Math.min(milliseconds, LONGEST));
  if (typeof timer === "object") timer.unref();
  return () => clearTimeout(timer);
}
