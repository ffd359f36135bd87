import { attributeOf, childElements, isNamed, resourceOf } from "@xeps/xep-0030/kit";
import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";

const NS_FORM = "jabber:x:data";
const NS_STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
const NS_STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

/** What modules of the real servers add that have no part in XEP-0045: avatars, capabilities, archives, commands. */
const FOREIGN = {
  namespaces: ["vcard-temp:x:update", "urn:xmpp:mam:tmp"],
  features: [
    "vcard-temp",
    "urn:xmpp:mam:2",
    "urn:xmpp:mam:2#extended",
    "http://jabber.org/protocol/commands",
    "http://jabber.org/protocol/muc#unique",
  ],
  fields: ["{http://modules.prosody.im/mod_vcard_muc}avatar#sha1", "allow_subscription", "enable_hats"],
};
const NS_CAPS = "http://jabber.org/protocol/caps";

/**
 * A stanza without what cannot be the same twice, or says nothing to a program: ids and times that somebody made up,
 * words for people, languages of streams, the order of attributes and children, what other modules add.
 */
export function neutral(xml: string, sent: string): string {
  const stanza = parseXml(xml);
  delete stanza.attrs["xml:lang"];
  const id = attributeOf(stanza, "id") ?? "";
  if (!sent.includes(`id="${id}"`) || isQuestionPassedOn(stanza)) delete stanza.attrs.id;
  const from = attributeOf(stanza, "from") ?? "";
  const isFromRoom = resourceOf(from) === undefined;
  for (const child of childElements(stanza)) {
    const isOfAccount = child.name === "stanza-id" && child.attrs.by !== from.split("/")[0];
    const isOfServer = isFromRoom && isNamed(child, "c", NS_CAPS);
    if (isWordsOfStream(child) || isForeign(child) || isOfAccount || isOfServer) stanza.remove(child);
    else if (child.name === "body" && isFromRoom) replaceText(child, "words");
    else if (child.name === "status" && !sent.includes(child.text())) replaceText(child, "words");
    else neutralise(child);
  }
  return canonicalXml(sorted(stanza));
}

function isWordsOfStream(element: Element): boolean {
  return isNamed(element, "text", NS_STREAM_ERRORS);
}

function isQuestionPassedOn({ name, attrs }: Element): boolean {
  return name === "iq" && (attrs.type === "get" || attrs.type === "set") && String(attrs.from).includes("/");
}

function isForeign({ name, attrs }: Element): boolean {
  if (name === "feature") return FOREIGN.features.includes(String(attrs.var));
  if (name === "field") return FOREIGN.fields.includes(String(attrs.var));
  return FOREIGN.namespaces.includes(String(attrs.xmlns));
}

function neutralise(element: Element): void {
  const { attrs, name } = element;
  if (name === "occupant-id" || name === "stanza-id") attrs.id = "made-up";
  if (name === "delay") attrs.stamp = "time";
  if (name === "identity" || attrs.jid === "conference.localhost") delete attrs.name;
  if (isNamed(element, "x", NS_FORM)) neutraliseForm(element);
  for (const child of childElements(element)) {
    if (isNamed(child, "text", NS_STANZAS) || isForeign(child)) element.remove(child);
    else neutralise(child);
  }
}

/** Labels and instructions are for people; a value that is empty says as much as none. */
function neutraliseForm(form: Element): void {
  for (const field of childElements(form)) {
    if (field.name !== "field") form.remove(field);
    delete field.attrs.label;
    for (const child of childElements(field)) {
      delete child.attrs.label;
      const saysNothing = child.name === "value" ? child.text() === "" : child.name !== "option";
      if (saysNothing || field.attrs.type === "fixed") field.remove(child);
    }
  }
}

function replaceText(element: Element, text: string): void {
  element.attrs = {};
  element.children = [text];
}

function sorted(element: Element): Element {
  const children = childElements(element).map(sorted);
  if (children.length > 1 && children.length === element.children.length) {
    const keyed = children.map((child) => ({ child, key: canonicalXml(child) }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
    element.children = keyed.map(({ child }) => child);
  }
  return element;
}
