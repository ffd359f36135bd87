import type { Element } from "ltx";

/** Availability in a room, RFC 6121 §4.7. */
export interface Presence {
  readonly show?: "away" | "chat" | "dnd" | "xa" | undefined;
  readonly status?: string | undefined;
  /** −128 to 127. */
  readonly priority?: number | undefined;
  readonly extensions?: readonly Element[] | undefined;
}
