/** Callbacks by signal. Node warns of a leak at the eleventh listener of one signal, so each signal gets one. */
const callbacksOf: WeakMap<AbortSignal, Set<() => void>> = new WeakMap();

/**
 * Calls back once when the signal aborts, however many wait for the same one; at once never, so look at `aborted`
 * first. What you get ends the waiting; nothing is left on the signal when nobody waits. The callback must not throw.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  const entry = () => callback();
  const callbacks = callbacksOf.get(signal) ?? listenTo(signal);
  callbacks.add(entry);
  return () => {
    callbacks.delete(entry);
    if (callbacks.size > 0 || callbacksOf.get(signal) !== callbacks) return;
    callbacksOf.delete(signal);
    signal.removeEventListener("abort", abortAll);
  };
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const callbacks: Set<() => void> = new Set();
  callbacksOf.set(signal, callbacks);
  signal.addEventListener("abort", abortAll);
  return callbacks;
}

function abortAll(event: Event): void {
  const signal = event.target as AbortSignal;
  const callbacks = callbacksOf.get(signal) ?? [];
  callbacksOf.delete(signal);
  signal.removeEventListener("abort", abortAll);
  for (const callback of callbacks) callback();
}
