import { NS_MUC } from "@xeps/muc-stanzas";
import { attributeOf, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { infoQuery, itemsQuery, NS_INFO, NS_ITEMS, NS_PING } from "../service/disco.ts";
import { errorOf, payloadOf, resultOf } from "../service/stanza.ts";
import type { Room } from "./room.ts";

/**
 * A query to the service itself, §6.2 and §6.3: what it is, and its public rooms; `undefined` for what it does not
 * serve.
 */
export function answerServiceDisco(rooms: readonly Room[], iq: Element): Element | undefined {
  const query = payloadOf(iq);
  if (!query || attributeOf(iq, "type") !== "get") return undefined;
  if (isNamed(query, "ping", NS_PING)) return resultOf(iq);
  const isInfo = isNamed(query, "query", NS_INFO);
  if (!isInfo && !isNamed(query, "query", NS_ITEMS)) return undefined;
  if (attributeOf(query, "node")) return errorOf(iq, { condition: "item-not-found" });
  const identity = { category: "conference", type: "text", name: "Chatrooms" };
  return resultOf(
    iq,
    isInfo ? infoQuery(identity, [NS_MUC, NS_INFO, NS_ITEMS, NS_PING]) : itemsQuery(publicRooms(rooms)),
  );
}

function publicRooms(rooms: readonly Room[]): { jid: string; name: string | undefined }[] {
  const listed = rooms.filter(({ settings, locked }) => settings.publicRoom && !locked);
  return listed.map(({ jid, settings }) => ({ jid, name: settings.roomName || undefined }));
}
