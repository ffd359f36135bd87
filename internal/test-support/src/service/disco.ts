import { buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";

export const NS_INFO = "http://jabber.org/protocol/disco#info";
export const NS_ITEMS = "http://jabber.org/protocol/disco#items";
export const NS_PING = "urn:xmpp:ping";
export const NS_RSM = "http://jabber.org/protocol/rsm";

/** An answer to disco#info. */
export function infoQuery(
  identity: { category: string; type: string; name?: string | undefined } | undefined,
  features: readonly string[],
  extensions: readonly Element[] = [],
  node?: string,
): Element {
  return buildElement("query", { xmlns: NS_INFO, node }, [
    identity && buildElement("identity", identity),
    ...features.map((feature) => buildElement("feature", { var: feature })),
    ...extensions,
  ]);
}

/** An answer to disco#items. */
export function itemsQuery(items: readonly { jid: string; name?: string | undefined }[], node?: string): Element {
  return buildElement(
    "query",
    { xmlns: NS_ITEMS, node },
    items.map((item) => buildElement("item", item)),
  );
}
