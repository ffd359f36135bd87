import { escapeXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";

/** The text of an element with a prefix for one namespace and the attributes in reverse order: the same to XML. */
export function respell(element: Element, namespace: string, prefix = "q"): string {
  return respellInside(element, namespace, prefix, "", true);
}

function respellInside(element: Element, namespace: string, prefix: string, outer: string, isRoot: boolean): string {
  const inner: string = element.attrs.xmlns ?? outer;
  const isOurs = inner === namespace && !element.name.includes(":");
  const name = isOurs ? `${prefix}:${element.name}` : element.name;
  const attributes = Object.entries<string>(element.attrs)
    .filter(([key]) => !isOurs || key !== "xmlns")
    .reverse()
    .map(([key, value]) => ` ${key}='${escapeXml(value)}'`);
  const children = element.children.map((child) =>
    typeof child === "string" ? escapeXml(child) : respellInside(child, namespace, prefix, inner, false),
  );
  const declaration = isRoot ? ` xmlns:${prefix}='${namespace}'` : "";
  return `<${name}${attributes.join("")}${declaration}>${children.join("")}</${name}>`;
}
