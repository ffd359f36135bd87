import type { Element } from "ltx";
import { parseXml } from "./parse-xml.ts";

/**
 * One text for all spellings of an element: names as `{namespace}name`, attributes sorted, prefixes and declarations
 * gone, adjacent text joined. Comments and processing instructions never reach an Element. Order of children and all
 * white space count.
 */
export function canonicalXml(xml: Element | string): string {
  return canonical(typeof xml === "string" ? parseXml(xml) : xml, new Map());
}

type Scope = ReadonlyMap<string, string>;

function canonical(element: Element, outer: Scope): string {
  const scope = new Map(outer);
  if (element.parent && outer.size === 0) collectDeclarations(element.parent, scope);
  declare(element, scope);
  const attributes = Object.entries(element.attrs)
    .filter(([name, value]) => !/^xmlns(:|$)/.test(name) && value !== undefined && value !== null)
    .map(([name, value]) => ` ${attributeName(name, scope)}=${JSON.stringify(String(value))}`)
    .sort();
  const [prefix, local] = split(element.name);
  const name = `{${scope.get(prefix) ?? ""}}${local}`;
  let content = "";
  let text = "";
  for (const child of element.children) {
    if (typeof child === "object" && child !== null) {
      content += (text && JSON.stringify(text)) + canonical(child, scope);
      text = "";
    } else if (child !== undefined && child !== null) text += String(child);
  }
  content += text && JSON.stringify(text);
  return `<${name}${attributes.join("")}>${content}</>`;
}

function collectDeclarations(element: Element, scope: Map<string, string>): void {
  if (element.parent) collectDeclarations(element.parent, scope);
  declare(element, scope);
}

function declare(element: Element, scope: Map<string, string>): void {
  for (const [name, value] of Object.entries(element.attrs)) {
    if (name === "xmlns") scope.set("", String(value));
    else if (name.startsWith("xmlns:")) scope.set(name.slice(6), String(value));
  }
}

function attributeName(name: string, scope: Scope): string {
  const [prefix, local] = split(name);
  return prefix === "" || prefix === "xml" ? name : `{${scope.get(prefix) ?? ""}}${local}`;
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(":");
  return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}
