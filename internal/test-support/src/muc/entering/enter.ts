import { type Affiliation, buildMucUser, type History, type Role } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { buildElement, domainOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { passwordOf } from "../owning/room-settings.ts";
import { refuse } from "../refuse.ts";
import {
  accountOfOccupant,
  affiliationOf,
  type Occupant,
  type OccupantSession,
  type Outcome,
  type Recipient,
  type Room,
  withOccupant,
} from "../room.ts";
import { historyFor } from "../talking/history.ts";
import { subjectOnJoin } from "../talking/subject.ts";
import { assignedNick, nickRefusal } from "./nick.ts";
import {
  bareRoomPresence,
  bareRoomPresenceAfter,
  broadcastApart,
  isShown,
  occupantPresence,
  seesEverybody,
  shownOf,
} from "./occupant-presence.ts";

/** A presence that asks to be let in. */
export interface Entry {
  readonly presence: Element;
  /** Full JID. */
  readonly jid: string;
  readonly nick: string;
  readonly password?: string | undefined;
  readonly history?: History | undefined;
  /** The room was made for it. */
  readonly isNew: boolean;
}

/** Somebody who is not inside enters, §7.2, maybe as another session of an occupant. */
export function enter(room: Room, entry: Entry): Outcome {
  const error = entryError(room, entry);
  if (error) return refuse(room, entry.presence, error);
  const { nick, codes } = assignedNick(room, entry.nick, entry.jid);
  const refused = nickRefusal(room, entry.presence, nick, entry.jid);
  if (refused) return refused;
  const session: OccupantSession = { jid: entry.jid, shown: shownOf(room, entry.presence) };
  const holder = room.occupants.get(nick);
  const role = holder?.role ?? initialRole(room, affiliationOf(room, entry.jid));
  const occupant: Occupant = { nick, role, sessions: [...(holder?.sessions ?? []), session] };
  const entered = withOccupant(room, occupant);
  const ownCodes = [...(entry.isNew ? [201] : []), ...codes, ...openCodes(room)];
  return { room: entered, send: welcome(entered, occupant, session, ownCodes, entry.history) };
}

/**
 * Everything that a session gets which enters, or asks for it again: those inside, itself, history, subject; the
 * others get its presence first.
 */
export function welcome(
  room: Room,
  occupant: Occupant,
  session: OccupantSession,
  ownCodes: readonly number[],
  history?: History,
): Element[] {
  const { jid } = session;
  const recipient = { jid, role: occupant.role };
  const [others, own] = broadcastApart(room, occupant, { session });
  const toEverybody = [...others, ...own].filter((presence) => presence.attrs.to !== jid);
  const inside = [...room.occupants.values()].filter((one) => one.nick !== occupant.nick && isShown(room, one));
  return [
    ...toEverybody,
    ...bareRoomPresence(room, jid),
    ...inside.map((one) => occupantPresence(room, one, recipient)),
    ...absentMembers(room, recipient),
    occupantPresence(room, occupant, recipient, { ownCodes, session }),
    ...historyFor(room, jid, history),
    subjectOnJoin(room, jid),
    ...bareRoomPresenceAfter(room, jid),
  ];
}

/** Who enters is warned of a room that is not anonymous by 100 (§7.2.3), of one that is archived by 170 (§7.2.12). */
export function openCodes({ settings, profile }: Room): readonly number[] {
  const warnsOfLogging = settings.enableLogging && profile.entering.warnsOfLogging;
  return [...(settings.whois === "anyone" ? [100] : []), ...(warnsOfLogging ? [170] : [])];
}

/** Presence of role "none" is that of members who are absent, by the nick that they have reserved or by their JID. */
function absentMembers(room: Room, recipient: Recipient): Element[] {
  if (!room.settings.presenceBroadcast.includes("none")) return [];
  const inside = new Set([...room.occupants.values()].map(accountOfOccupant));
  const jidOf = (account: string) => (seesEverybody(room, recipient) ? account : undefined);
  return [...room.affiliates].flatMap(([account, { affiliation, nick }]) => {
    const jid = jidOf(account);
    if (inside.has(account) || (nick === undefined && jid === undefined)) return [];
    const from = nick === undefined ? room.jid : `${room.jid}/${nick}`;
    const user = buildMucUser({ items: [{ affiliation, nick, jid, role: "none" }] });
    return [buildElement("presence", { from, to: recipient.jid, type: "unavailable" }, [user])];
  });
}

/** The role that goes with an affiliation on entering, §5.1.2. */
export function initialRole({ settings }: Room, affiliation: Affiliation): Role {
  if (affiliation === "owner" || affiliation === "admin") return "moderator";
  const hasVoice = affiliation === "member" || !settings.moderatedRoom || settings.membersByDefault;
  return hasVoice ? "participant" : "visitor";
}

function entryError(room: Room, entry: Entry): StanzaErrorInit | undefined {
  const affiliation = affiliationOf(room, entry.jid);
  const rules = affiliation === "owner" || affiliation === "admin";
  const { settings } = room;
  // XEP-0045 §10.1.1: nobody else may enter before the owner has configured the room
  if (room.locked && affiliation !== "owner") return { condition: "item-not-found", by: domainOf(room.jid) };
  if (affiliation === "outcast") return { condition: "forbidden" };
  if (settings.membersOnly && affiliation === "none") return { condition: "registration-required" };
  const password = passwordOf(settings);
  if (password !== undefined && entry.password !== password) {
    return { condition: "not-authorized" };
  }
  // XEP-0045 §7.2.9: a full room has room for admins and owners
  const full = settings.maxUsers !== "none" && room.occupants.size >= settings.maxUsers;
  return full && !rules ? room.profile.entering.roomFull : undefined;
}
