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
  const changed: Occupant = { ...occupant, nick, shown: shownOf(update.presence, room) };
  const without = nick === occupant.nick ? room : withoutOccupant(room, occupant);
  const next = withOccupant(without, changed);
  if (update.rejoins) {
    const ownCodes = [...codes, ...openCodes(room)];
    const send = [...farewells(room, occupant, nick), ...welcome(next, changed, ownCodes, update.history)];
    return { room: next, send };
  }
  return {
    room: next,
    send: [...farewells(room, occupant, nick), ...broadcastPresence(next, changed, { ownCodes: codes })],
  };
}

/** The old nick goes with code 303 and the new one in the item, XEP-0045 §7.6. */
function farewells(room: Room, occupant: Occupant, nick: string): Element[] {
  if (nick === occupant.nick) return [];
  const news = { type: "unavailable", item: { nick }, statusCodes: [303], shown: { children: [] } } as const;
  return sessionsOf(room).map((recipient) => occupantPresence(room, occupant, recipient, news));
}
