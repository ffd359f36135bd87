/** The mutation score, in percent, below which a run fails, by folder in packages/. */
export const leastScores: ReadonlyMap<string, number> = new Map([
  ["xep-0203", 90],
  ["xep-0030", 90],
  ["xep-0004", 90],
  ["muc-stanzas", 90],
  ["muc-client", 85],
]);
