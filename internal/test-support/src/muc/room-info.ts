import { NODE_RESERVED_NICK, NODE_TRAFFIC, NS_MUC, roomInfoForm } from "@xeps/muc-stanzas";
import { buildForm } from "@xeps/xep-0004";
import { attributeOf, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { infoQuery, itemsQuery, NS_INFO, NS_ITEMS } from "../service/disco.ts";
import { payloadOf, resultOf } from "../service/stanza.ts";
import { refuse } from "./refuse.ts";
import type { Outcome, Room } from "./room.ts";
import type { RoomSettings } from "./room-settings.ts";

/** A disco query to the room, §6.4 and §6.5; `undefined` when it is none. */
export function answerDisco(room: Room, iq: Element): Outcome | undefined {
  const query = payloadOf(iq);
  if (!query || attributeOf(iq, "type") !== "get") return undefined;
  const node = attributeOf(query, "node");
  const answer = (element: Element): Outcome => ({ room, send: [resultOf(iq, element)] });
  if (isNamed(query, "query", NS_ITEMS)) return answer(itemsQuery(node ? [] : itemsOf(room), node));
  if (!isNamed(query, "query", NS_INFO)) return undefined;
  if (!node) return answer(infoOf(room));
  // Nothing may pass in this room but what the features say, and nobody has a nick reserved.
  const known = node === NODE_TRAFFIC || node === NODE_RESERVED_NICK;
  return known ? answer(infoQuery(undefined, [], [], node)) : refuse(room, iq, { condition: "item-not-found" });
}

function infoOf({ settings, occupants }: Room): Element {
  const form = roomInfoForm.submit({
    description: settings.roomDesc,
    occupants: occupants.size,
    subjectMod: !settings.changeSubject,
    roomName: settings.roomName,
  });
  const identity = { category: "conference", type: "text", name: settings.roomName || undefined };
  return infoQuery(identity, featuresOf(settings), [buildForm({ ...form, type: "result" })]);
}

function featuresOf(settings: RoomSettings): string[] {
  return [
    NS_MUC,
    NS_INFO,
    NS_ITEMS,
    `${NS_MUC}#self-ping-optimization`,
    `${NS_MUC}#stable_id`,
    settings.publicRoom ? "muc_public" : "muc_hidden",
    settings.persistentRoom ? "muc_persistent" : "muc_temporary",
    settings.passwordProtectedRoom ? "muc_passwordprotected" : "muc_unsecured",
    settings.membersOnly ? "muc_membersonly" : "muc_open",
    settings.moderatedRoom ? "muc_moderated" : "muc_unmoderated",
    settings.whois === "anyone" ? "muc_nonanonymous" : "muc_semianonymous",
  ];
}

function itemsOf(room: Room): { jid: string; name: string }[] {
  if (!room.profile.listsOccupants || !room.settings.publicRoom) return [];
  return [...room.occupants.keys()].map((nick) => ({ jid: `${room.jid}/${nick}`, name: nick }));
}
