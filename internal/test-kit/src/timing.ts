import { parse } from "ltx";

/** Times in milliseconds of this process, so that whatever else the machine does is not counted. */
export interface Proportion {
  /** What is measured: the median of five. */
  readonly ours: number;
  /** Three times what ltx takes to parse the same text, the median of five, and 5 ms. */
  readonly allowed: number;
}

/**
 * How long `work` takes beside ltx's own parse of this text, in turns. Measured again, twice at most, when it takes
 * too long: a collection of garbage now and then falls into three rounds of five, a slow reader is slow each time.
 */
export function besideParsing(text: string, work: () => unknown): Proportion {
  let measured = proportion(text, work);
  for (let again = 0; again < 2 && measured.ours >= measured.allowed; again++) measured = proportion(text, work);
  return measured;
}

/** Both run once before they are measured. */
function proportion(text: string, work: () => unknown): Proportion {
  const parsing: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round <= 5; round++) {
    parsing.push(time(() => parse(text)));
    ours.push(time(work));
  }
  return { ours: median(ours.slice(1)), allowed: 3 * median(parsing.slice(1)) + 5 };
}

/** Milliseconds of this process. */
export function time(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function median(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] as number;
}
