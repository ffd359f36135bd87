import { NS_MUC } from "@xeps/muc-stanzas";
import { attributeOf, buildElement, buildTextElement, findChild, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { infoQuery, itemsQuery, NS_INFO, NS_ITEMS, NS_RSM } from "../../service/disco.ts";
import { errorOf, payloadOf, resultOf } from "../../service/stanza.ts";
import type { Profile } from "../profile/profile.ts";
import type { Room } from "../room.ts";

/**
 * A query to the service itself, §6.2 and §6.3: what it is, and its public rooms; `undefined` for what it does not
 * serve.
 */
export function answerServiceDisco(rooms: readonly Room[], profile: Profile, iq: Element): Element | undefined {
  const query = payloadOf(iq);
  if (!query || attributeOf(iq, "type") !== "get") return undefined;
  const isInfo = isNamed(query, "query", NS_INFO);
  if (!isInfo && !isNamed(query, "query", NS_ITEMS)) return undefined;
  if (attributeOf(query, "node")) return errorOf(iq, { condition: "item-not-found" }, profile.errors.echoesInErrors);
  const identity = { category: "conference", type: "text", name: "Chatrooms" };
  const features = new Set([NS_MUC, ...profile.disco.serviceFeatures, ...(profile.disco.listsPages ? [NS_RSM] : [])]);
  if (isInfo) return resultOf(iq, infoQuery(identity, [...features]));
  const list = listed(rooms, iq, profile.disco.countsOccupants);
  return resultOf(iq, profile.disco.listsPages ? page(list, query) : itemsQuery(list));
}

interface Listed {
  readonly jid: string;
  readonly name: string | undefined;
}

/** Public rooms; with counts also those that are hidden but where who asks is inside, and how many are. */
function listed(rooms: readonly Room[], iq: Element, counts: boolean): Listed[] {
  const asker = attributeOf(iq, "from") ?? "";
  const list: Listed[] = [];
  for (const { jid, settings, locked, occupants, nicks } of rooms) {
    if (locked || (!settings.publicRoom && !(counts && nicks.has(asker)))) continue;
    const count = settings.publicRoom ? occupants.size : `private, ${occupants.size}`;
    const name = counts ? `${settings.roomName || localOf(jid)} (${count})` : settings.roomName || undefined;
    list.push({ jid, name });
  }
  return list;
}

function localOf(jid: string): string {
  return jid.slice(0, jid.indexOf("@"));
}

/** A part of the list, XEP-0059: as many as are asked for, after or before one, with where the part begins and ends. */
function page(items: readonly Listed[], query: Element): Element {
  const set = findChild(query, "set", NS_RSM);
  if (!set) return itemsQuery(items);
  const sorted = [...items].sort((one, other) => (localOf(one.jid) < localOf(other.jid) ? -1 : 1));
  const wish = (name: string) => {
    const child = findChild(set, name, NS_RSM);
    return child && textOf(child);
  };
  const [after, before, max] = [wish("after"), wish("before"), Number(wish("max") ?? Number.NaN)];
  const rest = sorted.filter(
    ({ jid }) => (after === undefined || localOf(jid) > after) && (!before || localOf(jid) < before),
  );
  const size = Number.isInteger(max) && max >= 0 ? max : rest.length;
  const part = before === undefined ? rest.slice(0, size) : rest.slice(Math.max(0, rest.length - size));
  const answer = itemsQuery(part);
  const ends = [part[0], part.at(-1)].map((item) => item && localOf(item.jid));
  answer.append(
    buildElement("set", { xmlns: NS_RSM }, [
      buildTextElement("first", ends[0]),
      buildTextElement("last", ends[1]),
      buildTextElement("count", String(items.length)),
    ]),
  );
  return answer;
}
