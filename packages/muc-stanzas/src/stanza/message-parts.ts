import { attributeOf, nameOf, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import { NS_DELAY, NS_LEGACY_DELAY } from "@xeps/xep-0203";
import type { Element } from "ltx";
import { isElement } from "../elements/children.ts";
import { NS_DIRECT_INVITE, NS_MUC_USER } from "../namespaces.ts";

const NS_ADDRESS = "http://jabber.org/protocol/address";
const NS_DATA_FORM = "jabber:x:data";

/** Text that may be there in several languages; RFC 6121 §5.2.3. */
export interface Texts {
  /** The text without xml:lang, else the first. */
  text: string;
  /** By xml:lang, '' for the one without; made when a language is named. */
  byLanguage: Map<string, string> | undefined;
}

/** The children of a message that matter here. */
export interface MessageParts {
  body: Texts | undefined;
  subject: Texts | undefined;
  thread: string | undefined;
  /** The first muc#user `<x/>`. */
  user: Element | undefined;
  directInvite: Element | undefined;
  addresses: Element | undefined;
  hasForm: boolean;
  hasDelay: boolean;
}

/** One pass over the children. */
export function messageParts(message: Element): MessageParts {
  const parts: MessageParts = {
    body: undefined,
    subject: undefined,
    thread: undefined,
    user: undefined,
    directInvite: undefined,
    addresses: undefined,
    hasForm: false,
    hasDelay: false,
  };
  for (const child of message.children) if (isElement(child)) note(parts, child, message);
  return parts;
}

function note(parts: MessageParts, child: Element, message: Element): void {
  const name = nameOf(child);
  switch (name) {
    case "body":
    case "subject":
      if (namespaceOf(child) === namespaceOf(message)) parts[name] = withText(parts[name], child);
      break;
    case "thread":
      if (namespaceOf(child) === namespaceOf(message)) parts.thread ??= textOf(child);
      break;
    case "x":
      noteX(parts, child, namespaceOf(child));
      break;
    case "delay":
      if (namespaceOf(child) === NS_DELAY) parts.hasDelay = true;
      break;
    case "addresses":
      if (namespaceOf(child) === NS_ADDRESS) parts.addresses ??= child;
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
    case NS_LEGACY_DELAY:
      parts.hasDelay = true;
      break;
  }
}

function withText(texts: Texts | undefined, child: Element): Texts {
  const text = textOf(child);
  const language = attributeOf(child, "xml:lang");
  if (!texts) return { text, byLanguage: language === undefined ? undefined : new Map([[language, text]]) };
  texts.byLanguage ??= new Map([["", texts.text]]);
  const key = language ?? "";
  if (texts.byLanguage.has(key)) return texts;
  texts.byLanguage.set(key, text);
  if (key === "") texts.text = text;
  return texts;
}

/** The XEP-0033 addresses; `undefined` when there are none. */
export function readAddresses(element: Element | undefined): { type: string; jid?: string }[] | undefined {
  const list: { type: string; jid?: string }[] = [];
  for (const child of element?.children ?? []) {
    if (!isElement(child) || nameOf(child) !== "address" || namespaceOf(child) !== NS_ADDRESS) continue;
    const type = attributeOf(child, "type");
    const jid = attributeOf(child, "jid");
    if (type !== undefined) list.push(jid === undefined ? { type } : { type, jid });
  }
  return list.length > 0 ? list : undefined;
}
