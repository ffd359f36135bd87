import { attributeOf, buildElement, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Component } from "./component.ts";
import { infoQuery, itemsQuery, NS_INFO, NS_ITEMS, NS_PING } from "./disco.ts";
import { errorOf, payloadOf, resultOf } from "./stanza.ts";

const NS_ROSTER = "jabber:iq:roster";

/** The answer of the server itself; `undefined` for what it does not serve. */
export function answerForDomain(iq: Element, components: readonly Component[]): Element | undefined {
  const items = () => itemsQuery(components.map(({ domain, name }) => ({ jid: domain, name })));
  const info = () => infoQuery({ category: "server", type: "im" }, [NS_INFO, NS_ITEMS, NS_PING]);
  return answerGet(iq, info, items);
}

/** The answer of the server in place of an account; `own` when its owner asks. */
export function answerForAccount(iq: Element, own: boolean): Element | undefined {
  const query = payloadOf(iq);
  // There are no rosters, but clients ask for theirs before anything else.
  if (own && query && isNamed(query, "query", NS_ROSTER))
    return resultOf(iq, buildElement("query", { xmlns: NS_ROSTER }));
  const info = () => infoQuery({ category: "account", type: "registered" }, [NS_INFO, NS_ITEMS]);
  return answerGet(iq, info, () => itemsQuery([]));
}

function answerGet(iq: Element, info: () => Element, items: () => Element): Element | undefined {
  const query = payloadOf(iq);
  if (attributeOf(iq, "type") !== "get" || !query) return undefined;
  const isInfo = isNamed(query, "query", NS_INFO);
  const isItems = isNamed(query, "query", NS_ITEMS);
  if ((isInfo || isItems) && attributeOf(query, "node")) return errorOf(iq, { condition: "item-not-found" });
  if (isInfo) return resultOf(iq, info());
  if (isItems) return resultOf(iq, items());
  return isNamed(query, "ping", NS_PING) ? resultOf(iq) : undefined;
}
