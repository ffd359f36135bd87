import { onAbort, startTimer, TimeoutError } from "@xeps/xep-0030/entity";

/** The promise, or the signal's reason or TimeoutError if that comes first. */
export function abortable<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  timeout: number = Number.POSITIVE_INFINITY,
): Promise<T> {
  if (!signal && timeout === Number.POSITIVE_INFINITY) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => {
      stopWaiting();
      stopTimer();
    };
    const fail = (error: unknown) => {
      stop();
      reject(error);
    };
    const stopWaiting = onAbort(signal, () => fail(signal?.reason));
    const stopTimer = startTimer(timeout, () =>
      fail(new TimeoutError(`the room has not confirmed within ${timeout} ms`)),
    );
    promise.then((result) => {
      stop();
      resolve(result);
    }, fail);
  });
}
