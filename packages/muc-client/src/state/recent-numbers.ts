/** The fewest places of a table; a power of two, as all are. */
const FEWEST = 32;

const NONE: Float64Array = new Float64Array(0);

/**
 * The last of many numbers, to ask whether one is among them: so many at least, twice as many at most. Two generations
 * of plain tables: a set would take memory for each number, and again whenever it grows. 0 is no number.
 */
export class RecentNumbers {
  readonly #limit: number;
  #young: Float64Array = NONE;
  #old: Float64Array = NONE;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(number: number): boolean {
    return isIn(this.#young, number) || isIn(this.#old, number);
  }

  add(number: number): void {
    if (isIn(this.#young, number)) return;
    // At most half of the places are taken: most look-ups end at the first.
    if (this.#size * 2 >= this.#young.length) this.#young = grown(this.#young);
    put(this.#young, number);
    this.#size += 1;
    if (this.#size < this.#limit) return;
    [this.#old, this.#young] = [this.#young, this.#old.fill(0)];
    this.#size = 0;
  }
}

/** Where it is, or the free place for it. The numbers are fingerprints: their low bits are as good as any. */
function placeOf(table: Float64Array, number: number): number {
  const mask = table.length - 1;
  let place = number & mask;
  while (table[place] !== 0 && table[place] !== number) place = (place + 1) & mask;
  return place;
}

function isIn(table: Float64Array, number: number): boolean {
  return table.length > 0 && table[placeOf(table, number)] === number;
}

function put(table: Float64Array, number: number): void {
  table[placeOf(table, number)] = number;
}

function grown(table: Float64Array): Float64Array {
  const larger = new Float64Array(Math.max(FEWEST, 2 * table.length));
  for (const number of table) if (number !== 0) put(larger, number);
  return larger;
}
