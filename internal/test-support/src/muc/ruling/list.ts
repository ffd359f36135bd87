import {
  type Affiliation,
  buildMucAdmin,
  type Item,
  isAffiliation,
  isRole,
  parseMucAdmin,
  type Standing,
} from "@xeps/muc-stanzas";
import { attributeOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { payloadOf, resultOf } from "../../service/stanza.ts";
import { refuse } from "../refuse.ts";
import { accountOfOccupant, affiliationOf, type Outcome, type Room } from "../room.ts";
import { standingOf } from "./role.ts";

/** Who has a role, for moderators, or an affiliation, for admins and owners: §8.5, §9.2, §9.5, §9.8, §10.5, §10.8. */
export function sendList(room: Room, iq: Element): Outcome {
  const query = payloadOf(iq);
  const items = (query && parseMucAdmin(query)?.items) ?? [];
  const [{ role, affiliation } = {}, second] = items;
  const self = standingOf(room, attributeOf(iq, "from") ?? "");
  if (second && room.profile.ruling.items !== "first") return refuse(room, iq, { condition: "bad-request" });
  const answer = (list: readonly Item[]) => ({ room, send: [resultOf(iq, buildMucAdmin({ items: list }))] });
  if (isAffiliation(affiliation) && role === undefined) {
    return mayList(room, self, affiliation) ? answer(affiliates(room, affiliation)) : forbidden(room, iq);
  }
  if (isRole(role) && affiliation === undefined) {
    return self.role === "moderator" ? answer(occupants(room, role)) : forbidden(room, iq);
  }
  return refuse(room, iq, { condition: "bad-request" });
}

function forbidden(room: Room, iq: Element): Outcome {
  return refuse(room, iq, { condition: "forbidden" });
}

function mayList({ profile, settings }: Room, { affiliation, role }: Standing, wanted: Affiliation): boolean {
  if (affiliation === "owner") return true;
  if (affiliation === "admin") return wanted !== "owner" || !profile.ruling.hidesOwnersFromAdmins;
  return wanted === "member" && settings.getMemberList.includes(role);
}

function affiliates(room: Room, affiliation: Affiliation): Item[] {
  const { listsReasons } = room.profile.ruling;
  const found = [...room.affiliates].filter(([, one]) => one.affiliation === affiliation);
  return found.map(([jid, { nick, reason }]) => ({ jid, affiliation, ...(listsReasons ? { reason } : { nick }) }));
}

function occupants(room: Room, role: string): Item[] {
  const found = [...room.occupants.values()].filter((occupant) => occupant.role === role);
  return found.map((occupant) => ({
    jid: occupant.sessions[0]?.jid,
    nick: occupant.nick,
    affiliation: affiliationOf(room, accountOfOccupant(occupant)),
    role,
  }));
}
