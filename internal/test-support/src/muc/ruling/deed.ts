import type { Actor } from "@xeps/muc-stanzas";
import { occupantOf, type Room } from "../room.ts";

/** Who has done something to somebody, and why. */
export interface Deed {
  /** Full JID; absent when it was nobody in particular. */
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
}

/** How the room calls who has done it: by his nick when he is inside. */
export function actorOf(room: Room, jid: string | undefined): Actor | undefined {
  return jid === undefined ? undefined : { jid, nick: occupantOf(room, jid)?.nick };
}
