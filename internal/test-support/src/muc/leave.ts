import type { Element } from "ltx";
import { bareRoomPresence, broadcastPresence, type PresenceNews, shownOf } from "./occupant-presence.ts";
import { type Occupant, type Outcome, type Room, type Shown, withoutOccupant } from "./room.ts";

/** An occupant goes away of its own accord, §7.14; its status goes with it. */
export function leave(room: Room, occupant: Occupant, presence: Element): Outcome {
  return depart(room, occupant, { shown: shownOf(presence) });
}

/** The connection of an occupant is lost, or its account went offline. */
export function lose(room: Room, occupant: Occupant, shown: Shown = { children: [] }): Outcome {
  return depart(room, occupant, { shown });
}

/** An occupant is in the room no longer, for the reasons that `news` gives. */
export function depart(room: Room, occupant: Occupant, news: PresenceNews): Outcome {
  const item = { role: "none", ...news.item };
  const presences = broadcastPresence(room, occupant, { ...news, type: "unavailable", item });
  const self = occupant.madeUp ? [] : presences.splice(-1);
  const send = [...presences, ...bareRoomPresence(room, occupant.jid, "unavailable"), ...self];
  return { room: unlessEmpty(withoutOccupant(room, occupant)), send };
}

/**
 * §10.1.2: a temporary room is gone when the last occupant leaves; one that was never configured, whatever it was to
 * be.
 */
function unlessEmpty(room: Room): Room | undefined {
  const stays = room.occupants.size > 0 || (room.settings.persistentRoom && !room.locked);
  return stays ? room : undefined;
}
