import type { History } from "@xeps/muc-stanzas";
import type { Element } from "ltx";
import { openCodes, welcome } from "./enter.ts";
import { assignedNick, nickRefusal } from "./nick.ts";
import { broadcastPresence, occupantPresence, shownOf } from "./occupant-presence.ts";
import { type Occupant, type Outcome, type Room, sessionsOf, withOccupant, withoutOccupant } from "./room.ts";

/** A presence of somebody who is inside. */
export interface Update {
  readonly presence: Element;
  /** The nick it was sent to; without one it stays as it is. */
  readonly nick: string | undefined;
  /** It has the marker of a join: whoever sends it has lost track and wants everything again. */
  readonly rejoins: boolean;
  readonly history?: History | undefined;
}

/** An occupant changes its nick (§7.6), its availability (§7.7), or enters once more. */
export function changePresence(room: Room, occupant: Occupant, update: Update): Outcome {
  const { nick, codes } = assignedNick(room, update.nick ?? occupant.nick, occupant.jid);
  const refused = nickRefusal(room, update.presence, nick, occupant.jid);
  if (refused) return refused;
  const isNickChange = nick !== occupant.nick;
  const keeps = isNickChange && room.profile.keepsPresenceOnNickChange;
  const changed: Occupant = { ...occupant, nick, shown: keeps ? occupant.shown : shownOf(update.presence) };
  const next = withOccupant(isNickChange ? withoutOccupant(room, occupant) : room, changed);
  const news =
    update.rejoins && !keeps
      ? welcome(next, changed, [...codes, ...openCodes(room)], update.history)
      : broadcastPresence(next, changed, { ownCodes: codes });
  return { room: next, send: [...farewells(room, occupant, nick), ...news] };
}

/** The old nick goes with code 303 and the new one in the item, XEP-0045 §7.6. */
function farewells(room: Room, occupant: Occupant, nick: string): Element[] {
  if (nick === occupant.nick) return [];
  const news = { type: "unavailable", item: { nick }, statusCodes: [303], shown: { children: [] } } as const;
  return sessionsOf(room).map((recipient) => occupantPresence(room, occupant, recipient, news));
}
