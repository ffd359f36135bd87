import xml from "@xmpp/xml";
import type { Element } from "ltx";
import { assertXmlText } from "../errors/text.ts";
import { copyElement } from "./copy-element.ts";

/** What is `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element of these attributes and children; `undefined` among them is left out. The one place where text becomes
 * XML: throws `BuildError` for characters that XML forbids. Children are appended as they are: give it what was just
 * built, and foreign elements through {@link copyElement}.
 */
export function buildElement(
  name: string,
  attributes: Attributes = {},
  children: readonly (Element | string | undefined)[] = [],
): Element {
  const element = xml(name);
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value === undefined) continue;
    const text = String(value);
    assertXmlText(text, name);
    element.attrs[key] = text;
  }
  for (const child of children) {
    if (child === undefined || child === "") continue;
    if (typeof child === "string") {
      assertXmlText(child, name);
      element.children.push(child);
    } else {
      child.parent = element;
      element.children.push(child);
    }
  }
  return element;
}

/** `<name>text</name>`, or nothing at all when there is no text to write. */
export function buildTextElement(name: string, text: string | undefined): Element | undefined {
  return text === undefined ? undefined : buildElement(name, {}, [text]);
}

/** Copies of elements kept in `extensions`, for the way back. */
export function buildExtensions(extensions: readonly Element[] | undefined): readonly Element[] {
  return extensions?.map((extension) => copyElement(extension)) ?? [];
}
