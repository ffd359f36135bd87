import type { Element } from "ltx";

/** An element in force of its shape: elements of another copy of ltx are elements too. */
function isElement(node: unknown): node is Element {
  return typeof node === "object" && node !== null && "attrs" in node && "children" in node && "name" in node;
}

/** The child elements, in order, without the text between them. */
export function childElements(parent: Element): Element[] {
  return parent.children.filter(isElement);
}

/** The name without its prefix. */
export function nameOf({ name }: Element): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/**
 * The namespace in force, `undefined` when none was ever declared. Unlike ltx's `getNS()` it honours `xmlns=''` on a
 * child, which takes the parent's namespace away (Namespaces in XML 1.0 §6.2).
 */
export function namespaceOf(element: Element): string | undefined {
  const colon = element.name.indexOf(":");
  return declaredNamespace(element, colon < 0 ? "xmlns" : `xmlns:${element.name.slice(0, colon)}`);
}

/** What `xmlns` or `xmlns:prefix` declares here or above. */
export function declaredNamespace(element: Element, declaration: string): string | undefined {
  for (let at: Element | null = element; at; at = at.parent) {
    const value: unknown = at.attrs[declaration];
    if (typeof value === "string") return value;
  }
  return undefined;
}

/** True for an element of this name and namespace, whatever its prefix. */
export function isNamed(node: Element | string, name: string, namespace: string): node is Element {
  const own = (node as { readonly name?: unknown }).name;
  // Most are called otherwise, and need no further look. One with a prefix is longer.
  if (own !== name && !(typeof own === "string" && own.length > name.length && own.endsWith(name))) return false;
  if (!isElement(node)) return false;
  if (own === name) return (node.attrs.xmlns ?? namespaceOf(node)) === namespace;
  return nameOf(node) === name && namespaceOf(node) === namespace;
}

/** Whether a child is in the namespace of its parent, as what belongs to a stanza itself is. */
export function isInNamespaceOf(parent: Element, child: Element): boolean {
  const isPlain = child.attrs.xmlns === undefined && !child.name.includes(":") && !parent.name.includes(":");
  return isPlain || namespaceOf(child) === namespaceOf(parent);
}

/** The first child of this name and namespace. */
export function findChild(parent: Element, name: string, namespace: string): Element | undefined {
  for (const child of parent.children) if (isNamed(child, name, namespace)) return child;
  return undefined;
}

/** Its own character data, exactly; that of its children is not part of it. */
export function textOf(element: Element): string {
  const { children } = element;
  if (children.length === 1 && typeof children[0] === "string") return children[0];
  let text = "";
  for (const child of children) if (!isElement(child)) text += child;
  return text;
}

/** The attribute as text; `undefined` when it is missing. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value: unknown = element.attrs[name];
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
