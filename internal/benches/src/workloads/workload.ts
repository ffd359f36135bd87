/** What a contender must have seen when all is handled; a wrong result is no result. */
export interface Truth {
  /** Stanzas of whatever kind, counted by contenders without rooms. */
  readonly stanzas: number;
  /** Presences of occupants. */
  readonly presences: number;
  /** Of them, of people who came after we had entered, and of people who went. */
  readonly arrivals: number;
  readonly departures: number;
  /** Messages in rooms, subjects apart. */
  readonly messages: number;
  /** Occupants at the end, ourselves included, by room. */
  readonly occupants: ReadonlyMap<string, number>;
}

/** Stanzas in the order in which a server sends them, and what follows from them. */
export interface Workload {
  readonly name: string;
  /** Entered before anything is fed. */
  readonly rooms: readonly string[];
  /** Fed before the measurement begins. */
  readonly before: readonly string[];
  /** What is measured. */
  readonly stanzas: readonly string[];
  /** Of `before` and `stanzas` together. */
  readonly truth: Truth;
}

/** The n-th room of a workload. */
export function roomName(index: number): string {
  return `room-${index}@rooms.verona.example`;
}
