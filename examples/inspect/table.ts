import { stripVTControlCharacters } from "node:util";
import type { Section } from "./report.ts";

/** Sections as text for a terminal, the values of each one below the other. */
export function table(sections: readonly Section[]): string {
  return sections.map(({ title, rows }) => [title, "─".repeat(title.length), ...lines(rows), ""].join("\n")).join("\n");
}

function lines(rows: Section["rows"]): readonly string[] {
  if (rows.length === 0) return ["(nothing)"];
  const safe = rows.map(([name, value]) => [printable(name), printable(value)] as const);
  const width = Math.min(50, Math.max(...safe.map(([name]) => name.length)));
  return safe.map(([name, value]) => `${name.padEnd(width)}  ${value}`.trimEnd());
}

/** Text from the wire may hold control sequences, which would act on the terminal. */
function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\s+/g, " ").trim();
}
