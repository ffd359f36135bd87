import { allows, type MucAction, type Role, type Standing } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { depart } from "../entering/leave.ts";
import { announce, broadcastApart, hide, isShown } from "../entering/occupant-presence.ts";
import {
  accountOfOccupant,
  affiliationOf,
  NOTHING_SHOWN,
  type Occupant,
  type Outcome,
  occupantOf,
  type Room,
  withOccupant,
} from "../room.ts";
import { actorOf, type Deed } from "./deed.ts";

/** Why somebody may not give an occupant this role; `undefined` when he may. XEP-0045 §5.1.1, §5.1.2. */
export function roleError(room: Room, actor: string, occupant: Occupant, role: Role): StanzaErrorInit | undefined {
  const isSelf = occupant.sessions.some(({ jid }) => jid === actor);
  const { adminErrors, letsKickSelf } = room.profile.ruling;
  if (isSelf && role === "none" && !letsKickSelf) return adminErrors.notAllowed;
  const target: Standing = { affiliation: affiliationOf(room, accountOfOccupant(occupant)), role: occupant.role };
  const may = allows(standingOf(room, actor), actionOf(occupant.role, role), target);
  return may ? undefined : adminErrors.notAllowed;
}

/** What an account is and does in the room; of somebody who is absent only what it is. */
export function standingOf(room: Room, jid: string): Standing {
  return { affiliation: affiliationOf(room, jid), role: occupantOf(room, jid)?.role ?? "none" };
}

function actionOf(before: Role, after: Role): MucAction {
  if (after === "none") return "kick";
  if (after === "moderator") return "grant-moderator";
  if (after === "visitor") return "revoke-voice";
  return before === "moderator" ? "revoke-moderator" : "grant-voice";
}

/** An occupant gets another role, §8.3 to §8.5 and §9.6 to §9.8; "none" is a kick, §8.2. */
export function changeRole(room: Room, occupant: Occupant, role: Role, { by, reason }: Deed): Outcome {
  const isSelf = by !== undefined && occupant.sessions.some(({ jid }) => jid === by);
  const actor = isSelf ? undefined : actorOf(room, by);
  if (role === "none") {
    return depart(room, occupant, { item: { reason }, actor, statusCodes: [307], shown: NOTHING_SHOWN });
  }
  const changed: Occupant = { ...occupant, role };
  const next = withOccupant(room, changed);
  const isHidden = isShown(room, occupant) && !isShown(room, changed);
  const lastNews = { item: { role, reason }, actor };
  const last = room.profile.entering.hidesWhoIsShown
    ? hide(room, occupant, lastNews)
    : broadcastApart(room, occupant, lastNews)[0];
  return { room: next, send: [...(isHidden ? last : []), ...announce(next, changed, { item: { reason }, actor })] };
}
