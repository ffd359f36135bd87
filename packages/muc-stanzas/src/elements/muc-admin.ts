import { BuildError } from "@xeps/xep-0030";
import { buildElement, buildExtensions, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_MUC_ADMIN } from "../namespaces.ts";
import { type Draft, isElement, keep, nameWithin } from "./children.ts";
import { buildItem, type Item, readItem } from "./item.ts";

/**
 * `<query xmlns='http://jabber.org/protocol/muc#admin'/>`: a list of roles or affiliations asked for, answered, or
 * changed. XEP-0045 §19.3.
 */
export interface MucAdmin {
  readonly items: readonly Item[];
  readonly extensions?: readonly Element[] | undefined;
}

/** The query as data; `undefined` for another element. Never throws. */
export function parseMucAdmin(query: Element): MucAdmin | undefined {
  return isNamed(query, "query", NS_MUC_ADMIN) ? readMucAdmin(query) : undefined;
}

/** @internal The query of an element whose name and namespace are known. */
export function readMucAdmin(query: Element): MucAdmin {
  const items: Item[] = [];
  const admin: Draft<MucAdmin> = { items };
  for (const child of query.children) {
    if (!isElement(child)) continue;
    if (nameWithin(child, NS_MUC_ADMIN) === "item") items.push(readItem(child, NS_MUC_ADMIN));
    else keep(admin, child);
  }
  return admin;
}

/** The query as an element. Throws `BuildError` for characters that XML forbids, and for items that `continue`. */
export function buildMucAdmin(admin: MucAdmin): Element {
  // XEP-0045 §19.3 has <actor/> and <reason/> in an item; <continue/> belongs to that of §19.2
  if (admin.items.some((item) => item.continue)) throw new BuildError("item", "continue has no place in a list");
  return buildElement("query", { xmlns: NS_MUC_ADMIN }, [
    ...admin.items.map(buildItem),
    ...buildExtensions(admin.extensions),
  ]);
}
