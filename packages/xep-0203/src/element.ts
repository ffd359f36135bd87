import type { Element } from "ltx";

/** True for an element of this name and namespace, whatever its prefix and whichever copy of ltx it comes from. */
export function isNamed(node: Element | string, name: string, namespace: string): node is Element {
  if (typeof node !== "object" || node === null) return false;
  const colon = node.name.indexOf(":");
  if (node.name.slice(colon + 1) !== name) return false;
  return namespaceAs(node, colon < 0 ? "xmlns" : `xmlns:${node.name.slice(0, colon)}`) === namespace;
}

// Unlike ltx's `getNS()` this honours `xmlns=''`, which takes the namespace away (Namespaces in XML 1.0 §6.2).
function namespaceAs(element: Element, declaration: string): string | undefined {
  for (let at: Element | null = element; at; at = at.parent) {
    const value: unknown = at.attrs[declaration];
    if (typeof value === "string") return value;
  }
  return undefined;
}

/** Its own character data, exactly; that of its children is not part of it. */
export function textOf(element: Element): string {
  let text = "";
  for (const child of element.children) if (typeof child !== "object") text += child;
  return text;
}

/** The attribute as text; `undefined` when it is missing. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value: unknown = element.attrs[name];
  return typeof value === "string" ? value : undefined;
}
