import type { Delay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import type { Room } from "./room/room.ts";

/** A message of a room: to all (XEP-0045 §7.4) or private (§7.5). */
export interface RoomMessage {
  readonly room: Room;
  readonly id?: string;
  /** XEP-0359 by the sender: as forgeable as `id`. */
  readonly originId?: string;
  /** XEP-0359 by the room, only when the room announces it. */
  readonly stanzaId?: string;
  /** Absent when the room itself speaks. */
  readonly nick?: string;
  /** The sender as the stanza has it: an occupant JID, or the room. */
  readonly from: string;
  readonly body?: string;
  readonly subject?: string;
  readonly thread?: string;
  /** Shown, never used for order. */
  readonly delay?: Delay;
  /** Sent before we were here. */
  readonly isHistory: boolean;
  /** Sent by us, this session or another one on our nickname. In history: only by occupant-id, else false. */
  readonly isOwn: boolean;
  /** The whole stanza, for extensions. */
  readonly stanza: Element;
}
