import { attributeOf, findChild, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_PING } from "../../service/disco.ts";
import { readdress, resultOf } from "../../service/stanza.ts";
import { refuse, refuseOutsider } from "../refuse.ts";
import { type Outcome, occupantOf, type Room } from "../room.ts";

/** An iq to an occupant goes on to him under the occupant JID of who sent it, §17.4; so do the answers. */
export function relayQuery(room: Room, iq: Element): Outcome {
  const sender = occupantOf(room, attributeOf(iq, "from") ?? "");
  if (!sender) return refuseOutsider(room, iq);
  const recipient = room.occupants.get(resourceOf(attributeOf(iq, "to") ?? "") ?? "");
  if (!recipient) return refuse(room, iq, { condition: "item-not-found", text: "Recipient not in room" });
  // XEP-0410 §4: a service may answer a ping to the own occupant JID in the place of the client
  const isSelfPing = recipient.nick === sender.nick && findChild(iq, "ping", NS_PING) !== undefined;
  if (isSelfPing && attributeOf(iq, "type") === "get") return { room, send: [resultOf(iq)] };
  const to = room.profile.showsAllSessions ? recipient.sessions[0]?.jid : recipient.sessions.at(-1)?.jid;
  if (recipient.madeUp) return refuse(room, iq, { condition: "service-unavailable" });
  return { room, send: [readdress(iq, `${room.jid}/${sender.nick}`, to)] };
}
