import { attributeOf, namespaceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_DATA_FORM } from "./namespaces.ts";

/**
 * The name of a child that belongs to the form, without prefix; `undefined` when it is foreign.
 *
 * @param inherited the default namespace at the parent, handed down so that not every child has to look it up above;
 * `undefined` when it is not known
 */
export function formChildName(child: Element, inherited: string | undefined): string | undefined {
  const { name } = child;
  const colon = name.indexOf(":");
  if (colon >= 0) return namespaceOf(child) === NS_DATA_FORM ? name.slice(colon + 1) : undefined;
  // nearly every child of nearly every form
  if (inherited === NS_DATA_FORM && child.attrs.xmlns === undefined) return name;
  const namespace = defaultNamespace(child, inherited) ?? namespaceOf(child);
  return namespace === NS_DATA_FORM ? name : undefined;
}

/** The default namespace inside of an element, `undefined` when neither it nor `inherited` tells. */
export function defaultNamespace(element: Element, inherited: string | undefined): string | undefined {
  return attributeOf(element, "xmlns") ?? inherited;
}

/** Children of any copy of ltx; what is no object is text. */
export function isElement(child: Element | string): child is Element {
  return typeof child === "object" && child !== null;
}
