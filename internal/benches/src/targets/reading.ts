import type { Figure } from "../figures.ts";
import { inChild } from "../measure/child.ts";

/** M10. */
export async function reading(): Promise<readonly Figure[]> {
  const { forms, disco, building } = await inChild<{ forms: number; disco: number; building: number }>("reading");
  return [
    { target: "M10", what: "a form of 40 fields ÷ its parse by ltx", value: forms, most: 1.3 },
    { target: "M10", what: "10 000 disco items ÷ their parse by ltx", value: disco, most: 1.5 },
    { target: "M10", what: "building ÷ xml() and toString()", value: building, most: 1.2 },
  ];
}
