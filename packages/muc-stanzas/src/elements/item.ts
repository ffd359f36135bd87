import { attributeOf, buildElement, buildExtensions, buildTextElement, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Affiliation, Role } from "../standing.ts";
import { type Actor, buildActor, readActor } from "./actor.ts";
import { type Draft, isElement, keep, nameWithin } from "./children.ts";
import { buildContinue, type Continue, readContinue } from "./continue.ts";

/** One line about one person, in presences (muc#user) and lists (muc#admin). XEP-0045 §17.3, §17.4. */
export interface Item {
  /** As written; `isAffiliation` narrows. */
  readonly affiliation?: Affiliation | (string & {}) | undefined;
  /** As written; `isRole` narrows. */
  readonly role?: Role | (string & {}) | undefined;
  readonly jid?: string | undefined;
  /** '' is meaningful: it unsets a reserved nickname (XEP-0045 §9.5). */
  readonly nick?: string | undefined;
  readonly reason?: string | undefined;
  readonly actor?: Actor | undefined;
  readonly continue?: Continue | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/** @internal The item of an element whose name and namespace are known. */
export function readItem(element: Element, namespace: string): Item {
  const affiliation = attributeOf(element, "affiliation");
  const role = attributeOf(element, "role");
  const jid = attributeOf(element, "jid");
  // In one literal where it is complete, as the items of presences are.
  const item: Draft<Item> =
    affiliation !== undefined && role !== undefined && jid !== undefined ? { affiliation, role, jid } : {};
  if (affiliation !== undefined) item.affiliation = affiliation;
  if (role !== undefined) item.role = role;
  if (jid !== undefined) item.jid = jid;
  const nick = attributeOf(element, "nick");
  if (nick !== undefined) item.nick = nick;
  for (const child of element.children) if (isElement(child)) readChild(item, child, namespace);
  return item;
}

function readChild(item: Draft<Item>, child: Element, namespace: string): void {
  switch (nameWithin(child, namespace)) {
    case "reason":
      item.reason ??= textOf(child);
      break;
    case "actor":
      item.actor ??= readActor(child);
      break;
    case "continue":
      item.continue ??= readContinue(child);
      break;
    default:
      keep(item, child);
  }
}

/** @internal */
export function buildItem(item: Item): Element {
  const { affiliation, jid, nick, role } = item;
  // XEP-0045 §19.2: <xs:sequence> actor, continue, reason
  return buildElement("item", { affiliation, jid, nick, role }, [
    buildActor(item.actor),
    buildContinue(item.continue),
    buildTextElement("reason", item.reason),
    ...buildExtensions(item.extensions),
  ]);
}
