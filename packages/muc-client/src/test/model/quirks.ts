import fc from "fast-check";

/** What services do differently, and a client must not notice. */
export interface Quirks {
  /**
   * Messages and changes of our presence come back with our ids; else messages get others. The presence that answers a
   * join has its id in every service that we know; without it an answer could not be told from a change.
   */
  readonly keepsIds: boolean;
  /** Errors to a join come from the bare room JID. */
  readonly refusesFromRoom: boolean;
  /** Errors to a join name no id. */
  readonly refusesWithoutId: boolean;
  /** The room itself sends presence around every join and leave. */
  readonly showsItself: boolean;
  /** The subject of a join says when it was set. */
  readonly datesSubject: boolean;
  /** There is no subject unless somebody has set one. */
  readonly omitsEmptySubject: boolean;
  /** Real JIDs are shown. */
  readonly showsJids: boolean;
  /** A lost stream may be resumed. */
  readonly resumable: boolean;
  /** The story begins when we are in already, with others. */
  readonly beginsInside: boolean;
}

export const quirks: fc.Arbitrary<Quirks> = fc.record({
  keepsIds: fc.boolean(),
  refusesFromRoom: fc.boolean(),
  refusesWithoutId: fc.boolean(),
  showsItself: fc.boolean(),
  datesSubject: fc.boolean(),
  omitsEmptySubject: fc.boolean(),
  showsJids: fc.boolean(),
  resumable: fc.boolean(),
  beginsInside: fc.boolean(),
});
