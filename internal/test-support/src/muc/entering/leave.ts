import type { Element } from "ltx";
import {
  NOTHING_SHOWN,
  type Occupant,
  type Outcome,
  occupantOf,
  type Room,
  type Shown,
  withOccupant,
  withoutOccupant,
} from "../room.ts";
import {
  bareRoomPresence,
  broadcastApart,
  broadcastPresence,
  occupantPresence,
  type PresenceNews,
  shownOf,
  speakersOf,
} from "./occupant-presence.ts";

/** A session goes away of its own accord, §7.14; its status goes with it. */
export function leave(room: Room, jid: string, presence: Element): Outcome {
  return lose(room, jid, shownOf(room, presence));
}

/** A session is not there any more. Its occupant stays as long as another session has the nick. */
export function lose(room: Room, jid: string, shown: Shown = NOTHING_SHOWN): Outcome {
  const occupant = occupantOf(room, jid);
  if (!occupant) return { room, send: [] };
  return occupant.sessions.length === 1 ? depart(room, occupant, { shown }) : leaveOthers(room, occupant, jid, shown);
}

function leaveOthers(room: Room, occupant: Occupant, jid: string, shown: Shown): Outcome {
  const sessions = occupant.sessions.filter((session) => session.jid !== jid);
  const next = withOccupant(room, { ...occupant, sessions });
  const session = occupant.sessions.find((one) => one.jid === jid);
  const recipient = { jid, role: occupant.role };
  const { showsAllSessions } = room.profile.entering;
  // Who shows all sessions sends the last word of this one with all of them, and their role; who shows one, of one.
  const item = showsAllSessions ? {} : { role: "none" };
  const farewell = occupantPresence(room, occupant, recipient, {
    type: "unavailable",
    item,
    session,
    shown,
    isAnonymous: true,
  });
  const toOthers = showsAllSessions ? toThoseWhoStay(room, occupant, jid) : [];
  return { room: next, send: [...toOthers, ...bareRoomPresence(room, jid, "unavailable"), farewell] };
}

/** WORKAROUND Prosody 0.12: what others are shown then still has the session that is gone. */
function toThoseWhoStay(room: Room, occupant: Occupant, gone: string): Element[] {
  return broadcastPresence(room, occupant).filter(({ attrs }) => attrs.to !== gone);
}

/** An occupant is in the room no longer, for the reasons that `news` gives. */
export function depart(room: Room, occupant: Occupant, news: PresenceNews): Outcome {
  const item = { role: "none", ...news.item };
  const send = speakersOf(room, occupant).flatMap((session) => {
    const goodbye: PresenceNews = { ...news, type: "unavailable", item, session };
    const [others, own] = broadcastApart(room, occupant, goodbye);
    return [...others, ...own.flatMap((one) => [...bareRoomPresence(room, one.attrs.to, "unavailable"), one])];
  });
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
