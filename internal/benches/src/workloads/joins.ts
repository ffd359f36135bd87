import { entryOf } from "./entry.ts";
import { crowd } from "./person.ts";
import { Random } from "./random.ts";
import { roomName, type Workload } from "./workload.ts";

export interface JoinsOptions {
  readonly seed?: number;
  readonly withoutAvatar?: boolean;
  /** The stanzas of all rooms in turn, as from a service that answers many joins at once. */
  readonly interleaved?: boolean;
}

/** So many rooms of so many occupants, entered at once. */
export function joins(rooms: number, size: number, options: JoinsOptions = {}): Workload {
  const random = new Random(options.seed ?? 45);
  const names = Array.from({ length: rooms }, (_, index) => roomName(index));
  const entries = names.map((name) => entryOf(name, crowd(random, size - 1), random, options.withoutAvatar));
  const stanzas = options.interleaved ? inTurn(entries) : entries.flat();
  return {
    name: rooms === 1 ? `join of ${size}` : `${rooms} rooms × ${size}`,
    rooms: names,
    before: [],
    stanzas,
    truth: {
      stanzas: stanzas.length,
      presences: rooms * size,
      arrivals: 0,
      departures: 0,
      messages: 0,
      occupants: new Map(names.map((name) => [name, size])),
    },
  };
}

function inTurn(entries: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(...entries.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => entries.flatMap((entry) => entry[at] ?? [])).flat();
}
