import { escapeXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";

/**
 * The same element in another spelling: every element of the outermost namespace under a prefix, which no default
 * namespace helps any more, and all attributes in reverse order.
 */
export function respell(root: Element): string {
  return write(root, String(root.attrs.xmlns), "", true);
}

function write(element: Element, namespace: string, outer: string, isRoot: boolean): string {
  const scope = (element.attrs.xmlns as string | undefined) ?? outer;
  const hasPrefix = element.name.includes(":");
  const known = !hasPrefix && scope === namespace;
  const attributes = Object.entries(element.attrs)
    .filter(([name, value]) => value !== undefined && name !== "xmlns")
    .map(([name, value]) => ` ${name}='${escapeXml(String(value))}'`)
    .reverse();
  if (isRoot) attributes.push(` xmlns:respelt='${namespace}'`);
  if (!known && !hasPrefix) attributes.unshift(` xmlns='${scope}'`);
  const name = known ? `respelt:${element.name}` : element.name;
  const children = element.children.map((child) =>
    typeof child === "string" ? escapeXml(child) : write(child, namespace, scope, false),
  );
  return `<${name}${attributes.join("")}>${children.join("")}</${name}>`;
}
