import { buildMucUser, findMucUser } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { attributeOf, childElements, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { readdress } from "../../service/stanza.ts";
import { isOccupantId, occupantId } from "../entering/occupant-id.ts";
import { refuse, refuseOutsider } from "../refuse.ts";
import { accountOfOccupant, type Occupant, type Outcome, occupantOf, type Room } from "../room.ts";

/** A message to an occupant, §7.5, in all of its sessions; errors that come back for one go the same way. */
export function privateMessage(room: Room, message: Element): Outcome {
  const sender = occupantOf(room, attributeOf(message, "from") ?? "");
  if (!sender) return refuseOutsider(room, message);
  const type = attributeOf(message, "type");
  // XEP-0045 §7.5: what goes to one is no groupchat
  if (type === "groupchat") return refuse(room, message, { condition: "bad-request" });
  const recipient = room.occupants.get(resourceOf(attributeOf(message, "to") ?? "") ?? "");
  if (!recipient) return refuse(room, message, { condition: "item-not-found", text: "Recipient not in room" });
  const error = type === "error" ? undefined : pmError(room, sender, recipient);
  if (error) return refuse(room, message, error);
  const marked = type !== "error" && !findMucUser(message);
  const send = recipient.sessions.map(({ jid }) => {
    const copy = readdress(message, `${room.jid}/${sender.nick}`, jid);
    if (marked) copy.append(buildMucUser({}));
    withOccupantId(room, copy, sender);
    return copy;
  });
  return { room, send: recipient.madeUp ? [] : send };
}

/** The true id in the place of whatever the sender has put there. */
export function withOccupantId(room: Room, message: Element, sender: Occupant): void {
  const id = occupantId(room, accountOfOccupant(sender));
  if (!id) return;
  for (const child of childElements(message)) if (isOccupantId(child)) message.remove(child);
  message.append(id);
}

function pmError({ settings }: Room, sender: Occupant, recipient: Occupant): StanzaErrorInit | undefined {
  const isAllowed =
    settings.allowPm === "anyone" ||
    (settings.allowPm === "participants" && sender.role !== "visitor") ||
    (settings.allowPm === "moderators" && sender.role === "moderator");
  const isAllowedToVisitor =
    sender.role !== "visitor" ||
    settings.allowPmFromVisitors === "anyone" ||
    (settings.allowPmFromVisitors === "moderators" && recipient.role === "moderator");
  if (isAllowed && isAllowedToVisitor) return undefined;
  return { condition: "forbidden", text: "It is not allowed to send private messages" };
}
