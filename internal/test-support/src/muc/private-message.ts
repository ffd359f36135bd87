import { buildMucUser, findMucUser } from "@xeps/muc-stanzas";
import { attributeOf, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { readdress } from "../service/stanza.ts";
import { refuse, refuseOutsider } from "./refuse.ts";
import { type Outcome, occupantOf, type Room } from "./room.ts";

/** A message to an occupant, §7.5; errors that come back for one go the same way. */
export function privateMessage(room: Room, message: Element): Outcome {
  const sender = occupantOf(room, attributeOf(message, "from") ?? "");
  if (!sender) return refuseOutsider(room, message);
  const type = attributeOf(message, "type");
  // XEP-0045 §7.5: what goes to one is no groupchat
  if (type === "groupchat") return refuse(room, message, { condition: "bad-request" });
  const recipient = room.occupants.get(resourceOf(attributeOf(message, "to") ?? "") ?? "");
  if (!recipient) return refuse(room, message, { condition: "item-not-found", text: "Recipient not in room" });
  const copy = readdress(message, `${room.jid}/${sender.nick}`, recipient.jid);
  if (type !== "error" && !findMucUser(copy)) copy.append(buildMucUser({}));
  return { room, send: recipient.madeUp ? [] : [copy] };
}
