import xml from "@xmpp/xml";
import type { Element } from "ltx";
import { BuildError } from "../errors/build-error.ts";
import { assertXmlText } from "../errors/text.ts";
import { copyElement } from "./copy-element.ts";

/** What is `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element of these attributes and children; `undefined` among them is left out, and so is the `null` of programs
 * that no compiler checks, as in xmpp.js. The one place where text becomes XML: throws `BuildError` for characters that
 * XML forbids, and for children that are neither text nor an element. Children are appended as they are: give it what
 * was just built, and foreign elements through {@link copyElement}.
 */
export function buildElement(
  name: string,
  attributes: Attributes = {},
  children: readonly (Element | string | undefined)[] = [],
): Element {
  const element = xml(name);
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value === undefined || value === null) continue;
    const text = String(value);
    assertXmlText(text, name);
    element.attrs[key] = text;
  }
  for (const child of children) {
    if (child === undefined || child === null || child === "") continue;
    if (typeof child === "string") assertXmlText(child, name);
    else if (typeof child === "object") child.parent = element;
    else throw new BuildError(name, `takes text, not a ${typeof child}`);
    element.children.push(child);
  }
  return element;
}

/** `<name>text</name>`, or nothing at all when there is no text to write. */
export function buildTextElement(name: string, text: string | undefined): Element | undefined {
  return text === undefined || text === null ? undefined : buildElement(name, {}, [text]);
}

/** Copies of elements kept in `extensions`, for the way back. */
export function buildExtensions(extensions: readonly Element[] | undefined): readonly Element[] {
  return extensions?.map((extension) => copyElement(extension)) ?? [];
}
