import { isNamed, nameOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_MUC_USER } from "../namespaces.ts";
import { type MucUser, readMucUser } from "./muc-user.ts";

/**
 * The muc#user payload of a stanza, `undefined` without one. In presence the last one: a service appends its own after
 * what the sender put there. In messages the first.
 */
export function findMucUser(stanza: Element): MucUser | undefined {
  const x = nameOf(stanza) === "presence" ? lastMucUser(stanza) : firstMucUser(stanza);
  return x && readMucUser(x);
}

function lastMucUser(stanza: Element): Element | undefined {
  const { children } = stanza;
  for (let at = children.length - 1; at >= 0; at--) {
    const child = children[at];
    if (child !== undefined && isNamed(child, "x", NS_MUC_USER)) return child;
  }
  return undefined;
}

function firstMucUser(stanza: Element): Element | undefined {
  for (const child of stanza.children) if (isNamed(child, "x", NS_MUC_USER)) return child;
  return undefined;
}
