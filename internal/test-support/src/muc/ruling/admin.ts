import { type Item, isAffiliation, isRole, parseMucAdmin } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { attributeOf, bareOf, isJid, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { prepareAddress } from "../../service/prepare-address.ts";
import { payloadOf, resultOf } from "../../service/stanza.ts";
import { refuse } from "../refuse.ts";
import { accountOf, accountOfOccupant, type Occupant, type Outcome, type Room } from "../room.ts";
import { affiliationError, changeAffiliation } from "./affiliation.ts";
import { changeRole, roleError } from "./role.ts";

/** Roles or affiliations are changed by a moderator, admin or owner: §8.2 to §9.8, §10.3 to §10.8, all of muc#admin. */
export function changeByAdmin(room: Room, iq: Element): Outcome {
  const query = payloadOf(iq);
  const items = (query && parseMucAdmin(query)?.items) ?? [];
  if (items.length === 0) return refuse(room, iq, room.profile.ruling.adminErrors.noItem);
  const actor = attributeOf(iq, "from") ?? "";
  let next: Room = room;
  const send: Element[] = [];
  for (const item of room.profile.ruling.items === "first" ? items.slice(0, 1) : [...items].reverse()) {
    const change = changeOf(next, item, actor);
    // Nothing has been sent yet, and the room is as it was: all items are done or none.
    if ("error" in change) return refuse(room, iq, change.error);
    const outcome = change.apply();
    send.push(...outcome.send);
    if (!outcome.room) return { room: undefined, send: [...send, resultOf(iq)] };
    next = outcome.room;
  }
  return { room: next, send: [...send, resultOf(iq)] };
}

type Change = { readonly error: StanzaErrorInit } | { readonly apply: () => Outcome };

function changeOf(room: Room, item: Item, actor: string): Change {
  const { adminErrors } = room.profile.ruling;
  if (item.jid === undefined && item.nick === undefined) return { error: adminErrors.emptyItem };
  if (item.jid !== undefined && !isJid(prepareAddress(item.jid))) return { error: adminErrors.badJid };
  const isFull = item.jid !== undefined && resourceOf(item.jid) !== undefined;
  if (isFull && adminErrors.fullJid) return { error: adminErrors.fullJid };
  // XEP-0045 §17.4.4: one of role and affiliation
  if (item.role !== undefined && item.affiliation !== undefined) return { error: adminErrors.both };
  if (item.role !== undefined) return roleChange(room, item, item.role, actor);
  if (item.affiliation !== undefined) return affiliationChange(room, item, item.affiliation, actor);
  return { error: adminErrors.emptyItem };
}

function roleChange(room: Room, { nick, jid, reason }: Item, role: string, actor: string): Change {
  const occupant = nick === undefined ? occupantBehind(room, jid) : room.occupants.get(nick);
  if (!occupant) return { error: room.profile.ruling.adminErrors.unknownNick };
  if (!isRole(role)) return { error: room.profile.ruling.adminErrors.badValue };
  const error = roleError(room, actor, occupant, role);
  return error ? { error } : { apply: () => changeRole(room, occupant, role, { by: actor, reason }) };
}

function affiliationChange(room: Room, item: Item, affiliation: string, actor: string): Change {
  const { adminErrors } = room.profile.ruling;
  // XEP-0045 §9.1 wants a JID, but who is inside can be named by his nick
  const named = item.jid === undefined ? room.occupants.get(item.nick ?? "") : undefined;
  const jid = item.jid === undefined ? named && accountOfOccupant(named) : bareOf(prepareAddress(item.jid));
  if (jid === undefined) return { error: adminErrors.unknownNick };
  if (!isAffiliation(affiliation)) return { error: adminErrors.badValue };
  const error = affiliationError(room, actor, jid, affiliation);
  if (error) return { error };
  const nick = item.jid === undefined ? undefined : item.nick;
  return { apply: () => changeAffiliation(room, jid, { affiliation, nick, reason: item.reason, by: actor }) };
}

function occupantBehind(room: Room, jid = ""): Occupant | undefined {
  const nick = room.nicks.get(prepareAddress(jid));
  if (nick !== undefined) return room.occupants.get(nick);
  return [...room.occupants.values()].find((one) => accountOfOccupant(one) === accountOf(prepareAddress(jid)));
}
