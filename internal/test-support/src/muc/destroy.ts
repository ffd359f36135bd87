import type { Destroy } from "@xeps/muc-stanzas";
import type { Element } from "ltx";
import { occupantPresence } from "./occupant-presence.ts";
import { type Room, sessionsOf } from "./room.ts";

/** What everybody inside gets when the room is destroyed, §10.9. */
export function destroyed(room: Room, destroy: Destroy): Element[] {
  const news = { type: "unavailable", item: { role: "none" }, user: { destroy }, shown: { children: [] } } as const;
  return sessionsOf(room).map((occupant) => occupantPresence(room, occupant, occupant, news));
}
