import { attributeOf, nameOf, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import { NS_DELAY, NS_LEGACY_DELAY } from "@xeps/xep-0203";
import type { Element } from "ltx";
import { isElement } from "../elements/children.ts";
import { NS_DIRECT_INVITE, NS_MUC_USER } from "../namespaces.ts";

const NS_ADDRESS = "http://jabber.org/protocol/address";
const NS_DATA_FORM = "jabber:x:data";

/**
 * The children of a message that matter here. Of texts in several languages (RFC 6121 §5.2.3) the one without xml:lang,
 * else the first.
 */
export interface MessageParts {
  body: string | undefined;
  bodyHasLanguage: boolean;
  subject: string | undefined;
  /** By xml:lang, '' for the one without; there when a language is named. */
  subjects: Map<string, string> | undefined;
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
    bodyHasLanguage: false,
    subject: undefined,
    subjects: undefined,
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
  switch (nameOf(child)) {
    case "body":
      if (namespaceOf(child) === namespaceOf(message)) noteBody(parts, child);
      break;
    case "subject":
      if (namespaceOf(child) === namespaceOf(message)) noteSubject(parts, child);
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

function noteBody(parts: MessageParts, body: Element): void {
  const hasLanguage = attributeOf(body, "xml:lang") !== undefined;
  if (parts.body !== undefined && (hasLanguage || !parts.bodyHasLanguage)) return;
  parts.body = textOf(body);
  parts.bodyHasLanguage = hasLanguage;
}

function noteSubject(parts: MessageParts, subject: Element): void {
  const language = attributeOf(subject, "xml:lang");
  const text = textOf(subject);
  if (parts.subject === undefined) {
    parts.subject = text;
    if (language !== undefined) parts.subjects = new Map([[language, text]]);
    return;
  }
  parts.subjects ??= new Map([["", parts.subject]]);
  if (parts.subjects.has(language ?? "")) return;
  parts.subjects.set(language ?? "", text);
  if (language === undefined) parts.subject = text;
}

/** The XEP-0033 addresses; `undefined` when there are none. */
export function readAddresses(element: Element | undefined): { type: string; jid?: string }[] | undefined {
  if (!element) return undefined;
  const list: { type: string; jid?: string }[] = [];
  for (const child of element.children) {
    if (!isElement(child) || nameOf(child) !== "address" || namespaceOf(child) !== NS_ADDRESS) continue;
    const type = attributeOf(child, "type");
    const jid = attributeOf(child, "jid");
    if (type !== undefined) list.push(jid === undefined ? { type } : { type, jid });
  }
  return list.length > 0 ? list : undefined;
}
