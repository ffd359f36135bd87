/** Longer timers run out at once. */
const LONGEST = 2 ** 31 - 1;

/** To be cleared by `clearTimeout`. */
export type QuietTimer = ReturnType<typeof setTimeout>;

/** Calls back after so many milliseconds; does not keep a process alive that has nothing else to do. */
export function startQuietTimer(milliseconds: number, callback: () => void): QuietTimer {
  const timer = setTimeout(callback, Math.min(milliseconds, LONGEST));
  // A number in browsers, where nothing has to be kept from running.
  (timer as { unref?(): void }).unref?.();
  return timer;
}
