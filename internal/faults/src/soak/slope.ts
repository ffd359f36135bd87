/** A measurement: so many bytes after so many stanzas. */
export interface Sample {
  readonly stanzas: number;
  readonly bytes: number;
}

/** Bytes per stanza: the slope of the line that fits the samples best (least squares). */
export function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ stanzas }) => stanzas));
  const y = mean(samples.map(({ bytes }) => bytes));
  const over = samples.map(({ stanzas, bytes }) => (stanzas - x) * (bytes - y));
  const under = samples.map(({ stanzas }) => (stanzas - x) ** 2);
  return mean(over) / mean(under);
}
