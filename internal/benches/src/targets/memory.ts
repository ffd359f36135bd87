import type { Figure } from "../figures.ts";
import { gates } from "../gates.ts";
import { heapPerOccupant } from "../measure/heap.ts";

/** M4 to M6: what `npm run check` holds to as well, beside the heap of the others. */
export async function memory(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { target, what, unit, most, measure } of gates) {
    figures.push({ target, what, unit, most, value: await measure() });
  }
  for (const name of ["stanza", "strophe"]) {
    const value = await heapPerOccupant(name, { rooms: 4, size: 1_000, avatars: true });
    figures.push({ target: "–", what: `heap per occupant, ${name}`, unit: "B", value });
  }
  return figures;
}
