import { type Affiliation, allows, buildMucUser, type Item, type Role } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { buildElement, domainOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { initialRole } from "../entering/enter.ts";
import { depart } from "../entering/leave.ts";
import {
  announce,
  isShown,
  occupantPresence,
  type PresenceNews,
  seesEverybody,
} from "../entering/occupant-presence.ts";
import {
  type Affiliate,
  accountOf,
  accountOfOccupant,
  affiliationOf,
  NOTHING_SHOWN,
  type Occupant,
  type Outcome,
  type Room,
  recipientsOf,
  withAffiliate,
  withOccupant,
} from "../room.ts";
import { actorOf, type Deed } from "./deed.ts";
import { standingOf } from "./role.ts";

/** Why somebody may not give an account this affiliation; `undefined` when he may. XEP-0045 §5.2.1, §5.2.2. */
export function affiliationError(
  room: Room,
  actor: string,
  jid: string,
  affiliation: Affiliation,
): StanzaErrorInit | undefined {
  const { adminErrors } = room.profile.ruling;
  const before = affiliationOf(room, jid);
  const self = standingOf(room, actor);
  const isSelf = accountOf(actor) === accountOf(jid);
  const concerns = (one: Affiliation) => before === one || affiliation === one;
  // §10.3 to §10.8: who becomes or ceases to be owner or admin is for owners to decide
  const action = concerns("owner") ? "edit-owners" : concerns("admin") ? "edit-admins" : "edit-members";
  if (
    !allows(self, affiliation === "outcast" && before !== "owner" ? "ban" : action, {
      affiliation: before,
      role: "none",
    })
  ) {
    return adminErrors.notAllowed;
  }
  // §9.1: who tries to ban himself gets a conflict
  if (isSelf && affiliation === "outcast") return adminErrors.banOfSelf;
  const isLast = before === "owner" && affiliation !== "owner" && ownersOf(room) === 1;
  return isLast ? adminErrors.lastOwner : undefined;
}

function ownersOf(room: Room): number {
  return [...room.affiliates.values()].filter((one) => one.affiliation === "owner").length;
}

/** What becomes of an account. */
export interface NewAffiliation extends Deed {
  readonly affiliation: Affiliation;
  /** The nick that is reserved from now on, "" for none any more; without one it stays as it was. */
  readonly nick?: string | undefined;
}

/** An account gets another affiliation, and with it maybe another role, or has to go: §9.1 to §9.5, §10.3 to §10.8. */
export function changeAffiliation(room: Room, jid: string, change: NewAffiliation): Outcome {
  const before = affiliationOf(room, jid);
  let next = withAffiliate(room, jid, affiliateAfter(room, jid, change));
  // What an account is itself counts before what its domain is.
  const isMeant = (account: string) =>
    account === accountOf(jid) || (domainOf(account) === accountOf(jid) && !room.affiliates.has(account));
  const inside = [...room.occupants.values()].filter((occupant) => isMeant(accountOfOccupant(occupant)));
  if (inside.length === 0) return { room: next, send: noticesOfAbsent(next, accountOf(jid), change) };
  const send: Element[] = [];
  for (const occupant of inside) {
    const outcome = changeOccupant(next, occupant, before, change);
    send.push(...outcome.send);
    if (!outcome.room) return { room: undefined, send };
    next = outcome.room;
  }
  return { room: next, send };
}

function affiliateAfter(room: Room, jid: string, { affiliation, nick, reason }: NewAffiliation): Affiliate {
  const reserved = nick ?? room.affiliates.get(accountOf(jid))?.nick;
  const keepsNick = room.profile.asking.registersAt === "room" && reserved;
  return { affiliation, ...(keepsNick && { nick: keepsNick }), ...(reason !== undefined && { reason }) };
}

const RANKS: Readonly<Record<Role, number>> = { none: 0, visitor: 1, participant: 2, moderator: 3 };
const AFFILIATION_RANKS: Readonly<Record<Affiliation, number>> = { outcast: 0, none: 1, member: 2, admin: 3, owner: 4 };

function changeOccupant(room: Room, occupant: Occupant, before: Affiliation, change: NewAffiliation): Outcome {
  const { affiliation, reason, by } = change;
  const news: PresenceNews = { item: { affiliation, reason }, actor: actorOf(room, by) };
  const removed = (code: number) => depart(room, occupant, { ...news, statusCodes: [code], shown: NOTHING_SHOWN });
  if (affiliation === "outcast") return removed(301);
  if (affiliation === "none" && room.settings.membersOnly) return removed(321);
  const role = roleAfter(room, occupant, before, affiliation);
  const changed: Occupant = { ...occupant, role };
  const next = withOccupant(room, changed);
  const again = (role === "moderator") !== (occupant.role === "moderator") ? everybodyAgain(next, changed) : [];
  return { room: next, send: [...announce(next, changed, news), ...again] };
}

/** At least the role that goes with the affiliation, and exactly that one for who is demoted. */
function roleAfter(room: Room, { role }: Occupant, before: Affiliation, after: Affiliation): Role {
  const due = initialRole(room, after);
  return AFFILIATION_RANKS[after] < AFFILIATION_RANKS[before] || RANKS[role] < RANKS[due] ? due : role;
}

/** Whoever becomes moderator sees the JIDs of the others from now on, who ceases to be one does not. */
function everybodyAgain(room: Room, occupant: Occupant): Element[] {
  if (!room.profile.ruling.showsAgainToModerators || room.settings.whois === "anyone") return [];
  const others = [...room.occupants.values()].filter((one) => one.nick !== occupant.nick && isShown(room, one));
  return occupant.sessions.flatMap(({ jid }) =>
    others.map((other) => occupantPresence(room, other, { jid, role: occupant.role })),
  );
}

/** XEP-0045 §10.3: of somebody who is absent the room tells by message, those who may know JIDs. */
function noticesOfAbsent(room: Room, jid: string, { affiliation, reason }: NewAffiliation): Element[] {
  const { saysRoleOfAbsent, removesTheAbsent } = room.profile.ruling;
  const item: Item = { affiliation, jid, ...(saysRoleOfAbsent ? { role: "none" } : { reason }) };
  const statusCodes = affiliation === "outcast" && removesTheAbsent ? [301] : [];
  const told = recipientsOf(room).filter((recipient) => seesEverybody(room, recipient));
  return told.map((recipient) =>
    buildElement("message", { from: room.jid, to: recipient.jid }, [buildMucUser({ items: [item], statusCodes })]),
  );
}
