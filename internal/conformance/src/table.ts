import type { Scenario } from "./scenario.ts";
import { type UseCase, useCases } from "./use-cases.ts";

/** What came of a scenario on a service: that it holds, that it does not, or why the service was not asked. */
export type Outcome = "ok" | "failed" | { readonly notOffered: string };

/** The outcomes of a run, by service and scenario. */
export type Outcomes = ReadonlyMap<string, ReadonlyMap<Scenario, Outcome>>;

/** Use case × service: how many scenarios hold, and below the table why some were not run. */
export function table(outcomes: Outcomes): string {
  const services = [...outcomes.keys()];
  const scenarios = new Set([...outcomes.values()].flatMap((ofService) => [...ofService.keys()]));
  const reasons: string[] = [];
  const rows = useCases.map((useCase) => {
    const shown = [...scenarios].filter((scenario) => shows(scenario, useCase));
    const cells = services.map((service) => cell(shown, service, outcomes.get(service) ?? new Map(), reasons));
    return [useCase.section, useCase.title, ...cells];
  });
  const lines = aligned([["section", "use case", ...services], ...rows]);
  return [...lines, "", ...reasons.map((reason, index) => `${mark(index)} ${reason}`)].join("\n");
}

function shows({ section }: Scenario, useCase: UseCase): boolean {
  return section
    .split(", ")
    .some((one) => `${one}.`.startsWith(`${useCase.section}.`) || one.startsWith(`${useCase.section} `));
}

function cell(
  shown: readonly Scenario[],
  service: string,
  outcomes: ReadonlyMap<Scenario, Outcome>,
  reasons: string[],
): string {
  if (shown.length === 0) return "no scenario";
  const of = shown.map((scenario) => outcomes.get(scenario));
  const failed = of.filter((outcome) => outcome === "failed").length;
  if (failed > 0) return `FAILED ${failed} of ${shown.length}`;
  const ok = of.filter((outcome) => outcome === "ok").length;
  const marks = new Set<string>();
  for (const outcome of of) {
    if (typeof outcome !== "object") continue;
    const reason = `${service}: ${outcome.notOffered}`;
    if (!reasons.includes(reason)) reasons.push(reason);
    marks.add(mark(reasons.indexOf(reason)));
  }
  return [ok > 0 ? `ok ${ok}` : "not offered", ...marks].join(" ");
}

function mark(index: number): string {
  return `[${index + 1}]`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
