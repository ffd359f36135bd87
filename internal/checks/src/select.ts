import type { Check } from "./check.ts";

/** The named checks and what they need, all when none is named; throws for a name that is none. */
export function selectChecks(all: readonly Check[], names: readonly string[]): readonly Check[] {
  if (names.length === 0) return all;
  const wanted = new Set(names);
  for (const name of wanted) {
    const check = all.find((candidate) => candidate.name === name);
    if (!check) throw new Error(`no check "${name}"; there are: ${all.map((candidate) => candidate.name).join(", ")}`);
    for (const need of check.needs ?? []) wanted.add(need);
  }
  return all.filter((check) => wanted.has(check.name));
}
