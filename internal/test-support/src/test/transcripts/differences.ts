import type { Compared } from "./replay.ts";

/** What differs between the services in one step. */
export interface Difference {
  readonly step: string;
  readonly text: string;
}

/**
 * A real service may have been late: what it sent only in the next step of the recording counts as sent in this one.
 */
export function differencesIn(all: readonly Compared[]): Difference[] {
  const found: Difference[] = [];
  for (const who of new Set(all.map((one) => one.who))) {
    let early: { step: string; stanzas: string[] } = { step: "", stanzas: [] };
    for (const { step, expected, received } of all.filter((one) => one.who === who)) {
      const { missing, extra, late } = match(expected, received, early.stanzas);
      if (early.stanzas.length > 0) found.push(differenceOf(early.step, who, [], early.stanzas));
      if (missing.length > 0) {
        found.push(differenceOf(step, who, missing, extra));
        early = { step, stanzas: [] };
      } else {
        const isOrdered = late || extra.length > 0 || expected.join() === received.join();
        if (!isOrdered) found.push(differenceOf(step, who, expected, received));
        early = { step, stanzas: extra };
      }
    }
    if (early.stanzas.length > 0) found.push(differenceOf(early.step, who, [], early.stanzas));
  }
  return found;
}

/** What of `early` is expected now is taken out of it. */
function match(expected: readonly string[], received: readonly string[], early: string[]) {
  const extra = [...received];
  let late = false;
  const missing = expected.filter((stanza) => {
    if (take(extra, stanza)) return false;
    const wasEarly = take(early, stanza);
    late ||= wasEarly;
    return !wasEarly;
  });
  return { missing, extra, late };
}

function take(stanzas: string[], stanza: string): boolean {
  const index = stanzas.indexOf(stanza);
  if (index >= 0) stanzas.splice(index, 1);
  return index >= 0;
}

function differenceOf(step: string, who: string, real: readonly string[], ours: readonly string[]): Difference {
  const lines = [...real.map((one) => `    real ${one}`), ...ours.map((one) => `    ours ${one}`)];
  return { step, text: `  ${step}, ${who}:\n${lines.join("\n")}` };
}
