import { onAbort } from "@xeps/xep-0030/entity";

type Signals = readonly (AbortSignal | undefined)[];

/** A signal that aborts when one of these does, with its reason; `unlink` when it is of no use any more. */
export function linkSignals(signals: Signals): { readonly signal: AbortSignal; unlink(): void } {
  const controller = new AbortController();
  const stops = signals.map((signal) => {
    const abort = () => controller.abort(signal?.reason);
    if (signal?.aborted) abort();
    return onAbort(signal, abort);
  });
  const unlink = () => {
    for (const stop of stops) stop();
  };
  return { signal: controller.signal, unlink };
}

/** Runs the work with such a signal; `ended` is called when it is over. */
export async function withSignals<T>(
  signals: Signals,
  work: (signal: AbortSignal) => Promise<T>,
  ended?: () => void,
): Promise<T> {
  const { signal, unlink } = linkSignals(signals);
  try {
    return await work(signal);
  } finally {
    unlink();
    ended?.();
  }
}
