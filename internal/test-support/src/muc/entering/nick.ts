import type { Element } from "ltx";
import { refuse } from "../refuse.ts";
import { accountOf, accountOfOccupant, type Outcome, type Room } from "../room.ts";

/** The nick that somebody gets who asks for `wish`, and the codes that say so. */
export function assignedNick(room: Room, wish: string, jid: string): { nick: string; codes: readonly number[] } {
  const nick = room.assignNick?.assign(wish, jid) ?? wish;
  // XEP-0045 §7.2.2: code 210 says that the service gave another nick
  return { nick, codes: nick !== wish && room.assignNick?.announced ? [210] : [] };
}

/** Why the nick cannot be had by this JID; `undefined` when it can. */
export function nickRefusal(room: Room, presence: Element, nick: string, jid: string): Outcome | undefined {
  if (room.profile.entering.refusesBlankNicks && nick.trim() === "") {
    const text = "Invisible Nicknames are forbidden";
    return refuse(room, presence, { condition: "not-allowed", type: "modify", text });
  }
  const holder = room.occupants.get(nick);
  // XEP-0045 §7.2.8: a nick belongs to one account, whose sessions may share it
  const isTaken = holder !== undefined && accountOfOccupant(holder) !== accountOf(jid);
  return isTaken || isReserved(room, nick, jid) ? refuse(room, presence, { condition: "conflict" }) : undefined;
}

/** Whether the nick is registered with the room by somebody else, §7.10. */
export function isReserved(room: Room, nick: string, jid: string): boolean {
  for (const [account, affiliate] of room.affiliates) {
    if (affiliate.nick === nick && account !== accountOf(jid)) return true;
  }
  return false;
}
