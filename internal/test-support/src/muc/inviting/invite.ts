import { allows, buildDirectInvite, buildMucUser, findMucUser, type Invite, NS_DIRECT_INVITE } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { attributeOf, buildElement, buildTextElement, isJid } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { prepareAddress } from "../../service/prepare-address.ts";
import { passwordOf } from "../owning/room-settings.ts";
import { refuse, refuseOutsider } from "../refuse.ts";
import { affiliationOf, type Outcome, occupantOf, type Room } from "../room.ts";
import { changeAffiliation } from "../ruling/affiliation.ts";
import { standingOf } from "../ruling/role.ts";

/** Somebody invites others through the room, §7.8.2: it says so to them, and makes them members where it has to. */
export function invite(room: Room, message: Element): Outcome {
  const { invitations } = room.profile.asking;
  const all = findMucUser(message)?.invites ?? [];
  const invites = invitations === "from-occupant" ? all.slice(0, 1) : all;
  const from = attributeOf(message, "from") ?? "";
  const sender = occupantOf(room, from);
  if (!sender && invitations === "from-account") return refuseOutsider(room, message);
  const error = inviteError(room, from) ?? invites.map((one) => addressError(room, one)).find((one) => one);
  if (error) return refuse(room, message, error);
  const inviter = sender && invitations === "from-occupant" ? `${room.jid}/${sender.nick}` : from;
  const id = attributeOf(message, "id");
  return invites.reduce<Outcome>(
    (outcome, one) => {
      if (!outcome.room) return outcome;
      const next = makeMember(outcome.room, prepareAddress(one.to ?? ""), inviter);
      return { room: next.room, send: [...outcome.send, invitation(room, one, inviter, id), ...next.send] };
    },
    { room, send: [] },
  );
}

function inviteError(room: Room, from: string): StanzaErrorInit | undefined {
  const { affiliation } = standingOf(room, from);
  const { membersOnly, allowInvites, allowMemberInvites } = room.settings;
  // XEP-0045 §9.3: to invite into a members-only room is to add to the member list
  const mayAdd = allows({ affiliation, role: "none" }, "edit-members");
  if (room.profile.asking.invitations === "from-account") {
    const text = "Invitations are not allowed in this conference";
    return allowInvites || mayAdd ? undefined : { condition: "not-allowed", text };
  }
  const may = allowInvites && (!membersOnly || (allowMemberInvites && affiliation === "member"));
  return mayAdd || (may && affiliation !== "outcast") ? undefined : { condition: "forbidden" };
}

function addressError(room: Room, { to }: Invite): StanzaErrorInit | undefined {
  const type = room.profile.asking.invitations === "from-account" ? "modify" : "cancel";
  if (to === undefined) return { condition: "bad-request", type };
  if (isJid(prepareAddress(to))) return undefined;
  return { condition: type === "modify" ? "bad-request" : "jid-malformed", type };
}

function makeMember(room: Room, jid: string, inviter: string): Outcome {
  if (!room.settings.membersOnly || affiliationOf(room, jid) !== "none") return { room, send: [] };
  const reason = room.profile.asking.invitations === "from-occupant" ? `Invited by ${inviter}` : undefined;
  return changeAffiliation(room, jid, { affiliation: "member", reason });
}

/** The invitation as it arrives, with one of XEP-0249 beside it for clients that know no other. */
function invitation(room: Room, one: Invite, from: string, id: string | undefined): Element {
  const { to = "", reason } = one;
  const { jid, settings } = room;
  const password = passwordOf(settings);
  const because = reason ? ` (${reason})` : "";
  const attributes = { from: jid, to: prepareAddress(to) };
  if (room.profile.asking.invitations === "from-account") {
    const user = buildMucUser({ password, invites: [{ from, reason, continue: one.continue }] });
    const body = `${from} invites you to the room ${jid}${because}`;
    const direct = buildDirectInvite({ jid, reason });
    return buildElement("message", attributes, [user, direct, buildTextElement("body", body)]);
  }
  const user = buildMucUser({ password, invites: [{ from, reason: reason ?? "" }] });
  const body = `${from} invited you to the room ${jid}${because}`;
  const direct = buildElement("x", { xmlns: NS_DIRECT_INVITE, jid }, [reason]);
  return buildElement("message", { ...attributes, id }, [user, buildTextElement("body", body), direct]);
}
