import type { Room } from "./room/room.ts";
import type { RoomMessage } from "./room-message.ts";
import type { Occupant } from "./state/occupant.ts";
import type { Subject } from "./subject.ts";

/** The room as we found it, XEP-0045 §7.1. */
export interface JoinResult {
  readonly room: Room;
  /** Ourselves, under the nickname which the service gave us. */
  readonly self: Occupant;
  /** Ourselves included. */
  readonly occupants: readonly Occupant[];
  readonly history: readonly RoomMessage[];
  /** Absent when the service sent none in time. */
  readonly subject?: Subject;
  /** Whether this join created the room (201). It is open: its defaults were accepted. */
  readonly created: boolean;
  /** Whether the service gave us another nickname than the one we asked for, with 210 or without. */
  readonly nickAssigned: boolean;
  /** Of our self-presence, e.g. 100 (real JIDs are shown) or 170 (logging): show these to people, §14.3 and §14.5. */
  readonly statusCodes: readonly number[];
}
