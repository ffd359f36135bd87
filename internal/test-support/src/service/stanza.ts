import { buildStanzaError, type StanzaErrorInit } from "@xeps/xep-0030";
import { attributeOf, buildElement, childElements, copyElement, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";

export const NS_CLIENT = "jabber:client";

/** The first child element: what an iq is about. */
export function payloadOf(stanza: Element): Element | undefined {
  return childElements(stanza)[0];
}

/** Whether it may be answered: an error never is, of iqs only get and set. RFC 6120 §8.3.1. */
export function isAnswerable(stanza: Element): boolean {
  const type = attributeOf(stanza, "type");
  return stanza.name === "iq" ? type === "get" || type === "set" : type !== "error";
}

/** The result of an iq. */
export function resultOf(iq: Element, ...children: readonly (Element | undefined)[]): Element {
  return buildElement("iq", { ...backwards(iq), type: "result" }, children);
}

/**
 * The error answer to a stanza; with `echo` it sends the children of the request back (RFC 6120 §8.3.1 allows both).
 */
export function errorOf(stanza: Element, error: StanzaErrorInit, echo = false): Element {
  const children = echo ? childElements(stanza).map(copyForeign) : [];
  return buildElement(stanza.name, { ...backwards(stanza), type: "error" }, [...children, buildStanzaError(error)]);
}

function backwards(stanza: Element): { from?: string; to?: string; id?: string } {
  const from = attributeOf(stanza, "to");
  const to = attributeOf(stanza, "from");
  const id = attributeOf(stanza, "id");
  return { ...(from && { from }), ...(to && { to }), ...(id && { id }) };
}

/** A copy of the stanza from and to other addresses, without what belongs to the stream it came on. */
export function readdress(stanza: Element, from: string, to: string | undefined): Element {
  const copy = copyElement(stanza);
  if (copy.attrs.xmlns === NS_CLIENT) delete copy.attrs.xmlns;
  copy.attrs.from = from;
  if (to === undefined) delete copy.attrs.to;
  else copy.attrs.to = to;
  return copy;
}

/** A copy of a child of a stanza, for another stanza: one in the namespace of the stream goes without saying so. */
export function copyForeign(child: Element): Element {
  const copy = copyElement(child);
  if (copy.attrs.xmlns === NS_CLIENT) delete copy.attrs.xmlns;
  return copy;
}

/** iq, message or presence of a client stream. */
export function isStanza(element: Element): boolean {
  return ["message", "presence", "iq"].some((name) => isNamed(element, name, NS_CLIENT));
}
