import { buildMucUser, type Decline } from "@xeps/muc-stanzas";
import { attributeOf, buildElement, buildTextElement, isJid, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { prepareAddress } from "../../service/prepare-address.ts";
import { refuse } from "../refuse.ts";
import { accountOf, type Outcome, type Room } from "../room.ts";

/** Who was invited declines, and the room tells the inviter, §7.8.2. */
export function decline(room: Room, message: Element, { to = "", reason }: Decline): Outcome {
  const address = prepareAddress(to);
  if (!isJid(address)) return refuse(room, message, { condition: "bad-request" });
  const from = attributeOf(message, "from") ?? "";
  const inviter = accountOf(address) === room.jid ? behind(room, address) : address;
  if (inviter === undefined) return { room, send: [] };
  const id = attributeOf(message, "id");
  const speaks = room.profile.asking.invitations === "from-occupant";
  const body = `${from} declined your invite to the room ${room.jid}${reason ? ` (${reason})` : ""}`;
  const content = [buildMucUser({ decline: { from, reason } }), speaks ? buildTextElement("body", body) : undefined];
  return { room, send: [buildElement("message", { from: room.jid, to: inviter, id }, content)] };
}

/** The session of an inviter who is known by his nick; only services that name inviters so find them so. */
function behind(room: Room, address: string): string | undefined {
  if (room.profile.asking.invitations === "from-account") return undefined;
  return room.occupants.get(resourceOf(address) ?? "")?.sessions[0]?.jid;
}
