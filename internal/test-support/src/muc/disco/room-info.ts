import { NODE_RESERVED_NICK, NS_MUC, roomInfoForm } from "@xeps/muc-stanzas";
import { buildForm } from "@xeps/xep-0004";
import { attributeOf, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { infoQuery, itemsQuery, NS_INFO, NS_ITEMS } from "../../service/disco.ts";
import { payloadOf, resultOf } from "../../service/stanza.ts";
import type { RoomSettings } from "../owning/room-settings.ts";
import { refuse } from "../refuse.ts";
import { accountOf, type Outcome, type Room } from "../room.ts";
import { identifiesMessages, NS_STANZA_ID } from "../talking/stanza-id.ts";

/** A disco query to the room, §6.4 and §6.5; `undefined` when it is none. */
export function answerDisco(room: Room, iq: Element): Outcome | undefined {
  const query = payloadOf(iq);
  if (!query || attributeOf(iq, "type") !== "get") return undefined;
  const node = attributeOf(query, "node");
  const answer = (element: Element): Outcome => ({ room, send: [resultOf(iq, element)] });
  if (isNamed(query, "query", NS_ITEMS)) return answer(itemsQuery(node ? [] : itemsOf(room), node));
  if (!isNamed(query, "query", NS_INFO)) return undefined;
  if (!node) return answer(infoOf(room));
  if (!room.profile.disco.answersAnyNode)
    return refuse(room, iq, { condition: "item-not-found", text: "Invalid node name" });
  // §18.1.1: nothing passes but what the features say; §7.12: the nick that is reserved for who asks
  return answer(infoQuery(node === NODE_RESERVED_NICK ? reservedNick(room, iq) : undefined, [], [], node));
}

function reservedNick(room: Room, iq: Element): { category: string; type: string; name: string } | undefined {
  const name = room.affiliates.get(accountOf(attributeOf(iq, "from") ?? ""))?.nick;
  return name === undefined ? undefined : { category: "conference", type: "text", name };
}

function infoOf(room: Room): Element {
  const { settings, profile } = room;
  const fields = profile.disco.infoFields.map(({ var: name, type, options, read }) => ({
    var: name,
    type,
    values: read(room).filter((value) => value !== ""),
    ...(options && { options }),
  }));
  const formType = { var: "FORM_TYPE", type: "hidden" as const, values: [roomInfoForm.formType] };
  const identity = { category: "conference", type: "text", name: settings.roomName || undefined };
  const ids = identifiesMessages(room) ? [NS_STANZA_ID] : [];
  const features = [NS_MUC, ...profile.disco.features, ...ids, ...featuresOf(settings)];
  return infoQuery(identity, features, [buildForm({ type: "result", fields: [formType, ...fields] })]);
}

function featuresOf(settings: RoomSettings): string[] {
  return [
    settings.publicRoom ? "muc_public" : "muc_hidden",
    settings.persistentRoom ? "muc_persistent" : "muc_temporary",
    settings.passwordProtectedRoom ? "muc_passwordprotected" : "muc_unsecured",
    settings.membersOnly ? "muc_membersonly" : "muc_open",
    settings.moderatedRoom ? "muc_moderated" : "muc_unmoderated",
    settings.whois === "anyone" ? "muc_nonanonymous" : "muc_semianonymous",
  ];
}

function itemsOf(room: Room): { jid: string; name: string }[] {
  if (!room.profile.disco.listsOccupants || !room.settings.publicList) return [];
  return [...room.occupants.keys()].map((nick) => ({ jid: `${room.jid}/${nick}`, name: nick }));
}
