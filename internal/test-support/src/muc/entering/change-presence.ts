import type { History } from "@xeps/muc-stanzas";
import type { Element } from "ltx";
import { refuse } from "../refuse.ts";
import {
  NOTHING_SHOWN,
  type Occupant,
  type OccupantSession,
  type Outcome,
  type Recipient,
  type Room,
  recipientsOf,
  type Shown,
  withOccupant,
  withoutOccupant,
} from "../room.ts";
import { openCodes, welcome } from "./enter.ts";
import { assignedNick, nickRefusal } from "./nick.ts";
import { announce, broadcastPresence, isShown, occupantPresence, shownOf } from "./occupant-presence.ts";

/** A presence of a session that is inside. */
export interface Update {
  readonly presence: Element;
  /** Full JID. */
  readonly jid: string;
  /** The nick it was sent to; without one it stays as it is. */
  readonly nick: string | undefined;
  /** It has the marker of a join: whoever sends it has lost track and wants everything again. */
  readonly rejoins: boolean;
  readonly history?: History | undefined;
}

/** An occupant changes its nick (§7.6), its availability (§7.7), or enters once more. */
export function changePresence(room: Room, occupant: Occupant, update: Update): Outcome {
  const { jid, presence } = update;
  const { nick, codes } = assignedNick(room, update.nick ?? occupant.nick, jid);
  const isNickChange = nick !== occupant.nick;
  const isVisitor = occupant.role === "visitor";
  if (isNickChange && isVisitor && !room.settings.allowVisitorNickChange) {
    const text = "Visitors are not allowed to change their nicknames in this room";
    return refuse(room, presence, { condition: "not-allowed", text });
  }
  const refused = nickRefusal(room, presence, nick, jid);
  if (refused) return refused;
  const keeps = isNickChange && room.profile.entering.keepsPresenceOnNickChange;
  const before = occupant.sessions.find((one) => one.jid === jid);
  const all = shownOf(room, presence);
  const says = isVisitor && !room.settings.allowVisitorStatus ? withoutStatus(all) : all;
  const session: OccupantSession = { jid, shown: keeps && before ? before.shown : says };
  const moved = isNickChange ? move(room, occupant, session, nick) : stay(room, occupant, session);
  const news =
    update.rejoins && !keeps
      ? welcome(moved.room, moved.occupant, session, [...codes, ...openCodes(room)], update.history)
      : broadcastPresence(moved.room, moved.occupant, { ownCodes: codes, session });
  const staying = new Set(occupant.sessions.map((one) => one.jid).filter((one) => one !== jid));
  const [toThem, toOthers] = [true, false].map((is) =>
    moved.leftBehind.filter(({ attrs }) => staying.has(attrs.to) === is),
  );
  return { room: moved.room, send: [...moved.farewells, ...(toThem ?? []), ...news, ...(toOthers ?? [])] };
}

interface Moved {
  readonly room: Room;
  readonly occupant: Occupant;
  readonly farewells: readonly Element[];
  readonly leftBehind: readonly Element[];
}

function stay(room: Room, occupant: Occupant, session: OccupantSession): Moved {
  const sessions = occupant.sessions.map((one) => (one.jid === session.jid ? session : one));
  const changed = { ...occupant, sessions };
  return { room: withOccupant(room, changed), occupant: changed, farewells: [], leftBehind: [] };
}

/** One session takes another nick, its own or one that it shares from then on; others may stay under the old one. */
function move(room: Room, occupant: Occupant, session: OccupantSession, nick: string): Moved {
  const rest = occupant.sessions.filter((one) => one.jid !== session.jid);
  const holder = room.occupants.get(nick);
  const moved: Occupant = { nick, role: occupant.role, sessions: [...(holder?.sessions ?? []), session] };
  const without = withoutOccupant(room, occupant);
  if (rest.length === 0) {
    return {
      room: withOccupant(without, moved),
      occupant: moved,
      farewells: farewells(room, occupant, nick),
      leftBehind: [],
    };
  }
  const staying = { ...occupant, sessions: rest };
  const next = withOccupant(withOccupant(without, staying), moved);
  const { showsAllSessions } = room.profile.entering;
  return {
    room: next,
    occupant: moved,
    farewells: showsAllSessions
      ? [farewell(room, { ...occupant, sessions: [session] }, { jid: session.jid, role: occupant.role }, nick)]
      : [],
    leftBehind: showsAllSessions ? announce(next, staying, {}) : [],
  };
}

/** The old nick goes with code 303 and the new one in the item, XEP-0045 §7.6. */
function farewells(room: Room, occupant: Occupant, nick: string): Element[] {
  const own = new Set(occupant.sessions.map(({ jid }) => jid));
  const told = recipientsOf(room).filter(({ jid }) => own.has(jid) || isShown(room, occupant));
  return told.map((recipient) => farewell(room, occupant, recipient, nick));
}

function farewell(room: Room, occupant: Occupant, recipient: Recipient, nick: string): Element {
  const isSelf = occupant.sessions.some(({ jid }) => jid === recipient.jid);
  return occupantPresence(room, occupant, recipient, {
    type: "unavailable",
    item: { nick },
    statusCodes: [303],
    shown: NOTHING_SHOWN,
    isAnonymous: isSelf,
  });
}

function withoutStatus(shown: Shown): Shown {
  return { ...shown, children: shown.children.filter(({ name }) => name !== "status") };
}
