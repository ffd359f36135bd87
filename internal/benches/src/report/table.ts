import type { Figure } from "../figures.ts";

/** A table in Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ target, what, value, most, unit = "" }) => {
    const shown = most === undefined ? "" : `≤ ${number(most, unit)}`;
    const verdict = most === undefined ? "" : value <= most ? "yes" : "no";
    return `| ${target} | ${what} | ${number(value, unit)} | ${shown} | ${verdict} |`;
  });
  return ["| | what | figure | limit | held |", "|---|---|---:|---:|---|", ...rows].join("\n");
}

function number(value: number, unit: string): string {
  return unit === "" ? value.toFixed(2) : `${Math.round(value).toLocaleString("en").replaceAll(",", " ")} ${unit}`;
}
