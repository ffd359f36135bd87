/**
 * Milliseconds to wait after so many refused attempts: between half and all of a limit that doubles each time, so that
 * the rooms of a service that comes back do not all ask at once. Never less than `minDelay` nor more than `maxDelay`.
 */
export function backOff(refused: number, minDelay: number, maxDelay: number): number {
  const limit = Math.min(maxDelay, minDelay * 2 ** Math.max(1, refused));
  return Math.round(Math.max(minDelay, limit / 2 + (Math.random() * limit) / 2));
}
