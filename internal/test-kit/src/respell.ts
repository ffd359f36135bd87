import type { Element } from "ltx";
import { escapeXml } from "./arbitraries.ts";

/**
 * The same element in another spelling: everything in the namespace of the outermost element under a prefix, which no
 * default namespace helps any more, and all attributes in reverse order.
 */
export function respell(root: Element): string {
  return write(root, String(root.attrs.xmlns), "", true);
}

function write(element: Element, namespace: string, outer: string, isRoot: boolean): string {
  const scope = (element.attrs.xmlns as string | undefined) ?? outer;
  const hasPrefix = element.name.includes(":");
  const isOurs = !hasPrefix && scope === namespace;
  const attributes = Object.entries(element.attrs)
    .filter(([name, value]) => value !== undefined && name !== "xmlns")
    .map(([name, value]) => ` ${name}='${escapeXml(String(value))}'`)
    .reverse();
  if (isRoot) attributes.push(` xmlns:respelt='${escapeXml(namespace)}'`);
  if (!isOurs && !hasPrefix) attributes.unshift(` xmlns='${escapeXml(scope)}'`);
  const name = isOurs ? `respelt:${element.name}` : element.name;
  const children = element.children.map((child) =>
    typeof child === "string" ? escapeXml(child) : write(child, namespace, scope, false),
  );
  return `<${name}${attributes.join("")}>${children.join("")}</${name}>`;
}
