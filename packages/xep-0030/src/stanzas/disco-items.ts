import type { Element } from "ltx";
import { BuildError } from "../errors/build-error.ts";
import { foldJid } from "../kit/address.ts";
import { buildElement, buildExtensions } from "../kit/build-element.ts";
import { attributeOf, childElements, isNamed } from "../kit/element.ts";
import type { Draft } from "./draft.ts";
import { NS_DISCO_ITEMS } from "./namespaces.ts";
import { buildPage, NS_RSM, type Page, parsePage } from "./page.ts";

/** Something that belongs to an entity, XEP-0030 §4.1: an address, or a node of one. */
export interface DiscoItem {
  readonly jid: string;
  /** For what cannot be addressed as a JID. */
  readonly node?: string | undefined;
  /** A name for people. */
  readonly name?: string | undefined;
  /** Children of `<item/>`; XEP-0030 gives it none. */
  readonly extensions?: readonly Element[] | undefined;
}

/** What belongs to an entity, or to one node of it: `<query xmlns='…disco#items'/>`. */
export interface DiscoItems {
  readonly node?: string | undefined;
  /** In the order given; one JID may come with several nodes. */
  readonly items: readonly DiscoItem[];
  /** XEP-0059, when it is there: the answer is one page of several. */
  readonly page?: Page | undefined;
  /** All other children. */
  readonly extensions?: readonly Element[] | undefined;
}

/** RFC 7622 §3.1: three parts of at most 1 023 bytes, and two separators. */
const MAX_JID = 3_071;

/**
 * Reads `<query xmlns='…disco#items'/>`, XEP-0030 §4; `undefined` for another element. Items without an address, or
 * with one that is longer than any JID, are left out, as are text and empty nodes of items. Never throws.
 */
export function parseDiscoItems(query: Element): DiscoItems | undefined {
  if (!isNamed(query, "query", NS_DISCO_ITEMS)) return undefined;
  const items: DiscoItem[] = [];
  const extensions: Element[] = [];
  let page: Page | undefined;
  for (const child of childElements(query)) {
    if (isNamed(child, "item", NS_DISCO_ITEMS)) {
      const item = parseItem(child);
      if (item) items.push(item);
    } else if (!page && isNamed(child, "set", NS_RSM)) page = parsePage(child);
    else extensions.push(child);
  }
  const result: Draft<DiscoItems> = { items };
  const node = attributeOf(query, "node");
  if (node !== undefined) result.node = node;
  if (page) result.page = page;
  if (extensions.length > 0) result.extensions = extensions;
  return result;
}

function parseItem(element: Element): DiscoItem | undefined {
  const jid = attributeOf(element, "jid");
  if (!jid || jid.length > MAX_JID) return undefined;
  const item: Draft<DiscoItem> = { jid };
  const node = attributeOf(element, "node");
  const name = attributeOf(element, "name");
  const extensions = childElements(element);
  if (node) item.node = node;
  if (name !== undefined) item.name = name;
  if (extensions.length > 0) item.extensions = extensions;
  return item;
}

/**
 * Writes `<query xmlns='…disco#items'/>`, XEP-0030 §4: of `{}`, `{ node }` or `{ page: { max, after } }` the request,
 * else an answer. Throws `BuildError` for an item with an empty or too long address or an empty node, for what XEP-0059
 * forbids in the page, and for characters that XML forbids.
 */
export function buildDiscoItems(items: Partial<DiscoItems>): Element {
  return buildElement("query", { xmlns: NS_DISCO_ITEMS, node: items.node }, [
    ...(items.items ?? []).map(buildItem),
    items.page && buildPage(items.page),
    ...buildExtensions(items.extensions),
  ]);
}

function buildItem({ jid, node, name, extensions }: DiscoItem): Element {
  if (!jid || jid.length > MAX_JID) throw new BuildError("item", "jid must have 1 to 3071 characters");
  // "If the 'node' attribute is included, its value MUST NOT be null" (XEP-0030 §4.1)
  if (node === "") throw new BuildError("item", "node must not be empty");
  return buildElement("item", { jid, node, name }, buildExtensions(extensions));
}

/** What makes two items the same one: one address may come with several nodes, XEP-0030 §4.1. */
export function itemKey({ jid, node }: DiscoItem): string {
  return JSON.stringify([foldJid(String(jid)), node]);
}
