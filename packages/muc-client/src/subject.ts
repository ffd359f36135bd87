import type { Delay } from "@xeps/xep-0203";
import type { Room } from "./room/room.ts";

/** The subject of a room, XEP-0045 §8.1. */
export interface Subject {
  readonly room: Room;
  /** '' when there is none. */
  readonly text: string;
  /** Nickname, when an occupant set it. */
  readonly setBy?: string;
  readonly delay?: Delay;
}
