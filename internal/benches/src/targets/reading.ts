import type { Figure } from "../figures.ts";
import { inChild } from "../measure/child.ts";

interface Ratios {
  readonly forms: number;
  readonly disco: number;
  readonly building: number;
}

/** M10, and the same beside stanza. */
export async function reading(): Promise<readonly Figure[]> {
  const { forms, disco, building } = await inChild<Ratios>("reading");
  const beside = await inChild<Ratios>("reading-beside-stanza");
  return [
    { target: "M10", what: "a form of 40 fields ÷ its parse by ltx", value: forms, most: 1.3 },
    { target: "M10", what: "10 000 disco items ÷ their parse by ltx", value: disco, most: 1.5 },
    { target: "M10", what: "building ÷ xml() and toString()", value: building, most: 1.2 },
    { target: "–", what: "a form of 40 fields ÷ stanza", value: beside.forms },
    { target: "–", what: "10 000 disco items ÷ stanza", value: beside.disco },
    { target: "–", what: "building ÷ stanza", value: beside.building },
  ];
}
