import { gates } from "@xeps-internal/benches/gates";
import type { Check } from "./check.ts";

/** What the packages allocate and keep: figures that repeat, held to their limits. */
export const costs: Check = {
  name: "gates",
  needs: ["build"],
  run: async () => {
    const problems: string[] = [];
    const notes: string[] = [];
    for (const { target, what, unit, most, measure } of gates) {
      const value = await measure();
      const figure = unit === "" ? value.toFixed(2) : `${Math.round(value)} ${unit}`;
      notes.push(`${target} ${figure}`);
      if (value > most) problems.push(`${target}, ${what}: ${figure}, more than ${most}`);
    }
    return { problems, note: notes.join(", ") };
  },
};
