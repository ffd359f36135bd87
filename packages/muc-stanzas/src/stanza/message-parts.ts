import { attributeOf, isInNamespaceOf, nameOf, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { isElement } from "../elements/children.ts";
import { NS_DIRECT_INVITE, NS_MUC_USER } from "../namespaces.ts";

const NS_DATA_FORM = "jabber:x:data";

/** The children of a message to one person that matter here. */
export interface MessageParts {
  body: Element | undefined;
  subject: Element | undefined;
  /** The first muc#user `<x/>`. */
  user: Element | undefined;
  directInvite: Element | undefined;
  hasForm: boolean;
}

/** One pass over the children. */
export function messageParts(message: Element): MessageParts {
  const parts: MessageParts = {
    body: undefined,
    subject: undefined,
    user: undefined,
    directInvite: undefined,
    hasForm: false,
  };
  for (const child of message.children) if (isElement(child)) note(parts, child, message);
  return parts;
}

function note(parts: MessageParts, child: Element, message: Element): void {
  switch (nameOf(child)) {
    case "body":
      // a foreign <body/> is nobody's words
      if (isInNamespaceOf(message, child)) parts.body = preferred(parts.body, child);
      break;
    case "subject":
      if (isInNamespaceOf(message, child)) parts.subject = preferred(parts.subject, child);
      break;
    case "x":
      noteX(parts, child, namespaceOf(child));
      break;
  }
}

function noteX(parts: MessageParts, x: Element, namespace: string | undefined): void {
  switch (namespace) {
    case NS_MUC_USER:
      parts.user ??= x;
      break;
    case NS_DIRECT_INVITE:
      parts.directInvite ??= x;
      break;
    case NS_DATA_FORM:
      parts.hasForm = true;
      break;
  }
}

/** Of texts in several languages (RFC 6121 §5.2.3) the one without xml:lang, else the first. */
export function preferred(known: Element | undefined, text: Element): Element {
  return known === undefined || (isInLanguage(known) && !isInLanguage(text)) ? text : known;
}

// XML 1.0 §2.12: an empty xml:lang says that no language is named
function isInLanguage(text: Element): boolean {
  return (attributeOf(text, "xml:lang") ?? "") !== "";
}

/** The first text in each language, '' where none is named; `undefined` for a lone one without. */
export function subjectsOf(message: Element): Map<string, string> | undefined {
  const subjects = new Map<string, string>();
  let count = 0;
  for (const child of message.children) {
    if (!isElement(child) || nameOf(child) !== "subject" || !isInNamespaceOf(message, child)) continue;
    const language = attributeOf(child, "xml:lang") ?? "";
    if (!subjects.has(language)) subjects.set(language, textOf(child));
    count += 1;
  }
  return count === 1 && subjects.has("") ? undefined : subjects;
}
