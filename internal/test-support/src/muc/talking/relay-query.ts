import { attributeOf, findChild, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_PING } from "../../service/disco.ts";
import { readdress, resultOf } from "../../service/stanza.ts";
import { refuse, refuseOutsider } from "../refuse.ts";
import { type Occupant, type Outcome, occupantOf, type Room } from "../room.ts";
import { questionOf, relayedId } from "./relayed-id.ts";

/** An iq to an occupant goes on to him under the occupant JID of who sent it, §17.4; so do the answers. */
export function relayQuery(room: Room, iq: Element): Outcome {
  const from = attributeOf(iq, "from") ?? "";
  const sender = occupantOf(room, from);
  if (!sender) return refuseOutsider(room, iq);
  const recipient = room.occupants.get(resourceOf(attributeOf(iq, "to") ?? "") ?? "");
  if (!recipient) return refuse(room, iq, { condition: "item-not-found", text: "Recipient not in room" });
  const type = attributeOf(iq, "type");
  const isQuestion = type === "get" || type === "set";
  if (!isQuestion) return relayAnswer(room, iq, sender, recipient);
  // XEP-0410 §4: a service may answer a ping to the own occupant JID in the place of the client
  const isSelfPing = recipient.nick === sender.nick && findChild(iq, "ping", NS_PING) !== undefined;
  if (isSelfPing && type === "get") return { room, send: [resultOf(iq)] };
  if (recipient.madeUp) return refuse(room, iq, { condition: "service-unavailable" });
  const question = readdress(iq, `${room.jid}/${sender.nick}`, sessionFor(room, recipient));
  question.attrs.id = relayedId({ asker: from, id: attributeOf(iq, "id") ?? "" });
  return { room, send: [question] };
}

function relayAnswer(room: Room, iq: Element, sender: Occupant, recipient: Occupant): Outcome {
  const sessions = recipient.sessions.map(({ jid }) => jid);
  const question = questionOf(attributeOf(iq, "id") ?? "", sessions);
  if (!question && !room.profile.talking.relaysAnswersToNothing) return { room, send: [] };
  const answer = readdress(iq, `${room.jid}/${sender.nick}`, question?.asker ?? sessionFor(room, recipient));
  if (question) answer.attrs.id = question.id;
  return { room, send: recipient.madeUp ? [] : [answer] };
}

/** Of several sessions that share a nick one is asked. */
function sessionFor({ profile }: Room, { sessions }: Occupant): string | undefined {
  return profile.entering.showsAllSessions ? sessions[0]?.jid : sessions.at(-1)?.jid;
}
