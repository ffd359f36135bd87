/** Lines of a workspace, and how many of them its tests reach. */
export interface Lines {
  readonly total: number;
  readonly covered: number;
}

/** A line for each workspace and one for all. */
export function coverageTable(workspaces: ReadonlyMap<string, Lines>): readonly string[] {
  const sum = { total: 0, covered: 0 };
  for (const { total, covered } of workspaces.values()) {
    sum.total += total;
    sum.covered += covered;
  }
  const rows = [...workspaces, ["all", sum] as const];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, { total, covered }]) => {
    const percent = total === 0 ? "–" : `${((100 * covered) / total).toFixed(2)} %`;
    return `${name.padEnd(width)}  ${percent.padStart(8)}  ${covered} of ${total} lines`;
  });
}
