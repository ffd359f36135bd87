import type { MucStanza } from "@xeps/muc-stanzas";
import { attributeOf, findChild, isNamed, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import { findDelay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import type { RoomMessage } from "../room-message.ts";
import type { RoomModel } from "./model.ts";

const NS_STANZA_ID = "urn:xmpp:sid:0";

type Read = Extract<MucStanza, { kind: "groupchat-message" | "groupchat-other" | "private-message" }>;

/**
 * The message as listeners get it. What the stanza tier has not read (a private message without marker) is read here.
 */
export function messageOf(
  model: RoomModel,
  element: Element,
  read: Read | undefined,
  nick: string | undefined,
  isHistory: boolean,
): RoomMessage {
  const from = attributeOf(element, "from") ?? model.jid;
  const isOwn = isHistory ? isOwnById(model, element) : nick === model.nick;
  const message: Draft = { room: model.room, from, isHistory, isOwn, stanza: element };
  if (nick !== undefined) message.nick = nick;
  const id = attributeOf(element, "id");
  if (id !== undefined) message.id = id;
  const body = bodyOf(element, read);
  if (body !== undefined) message.body = body;
  const delay = read?.kind === "groupchat-message" ? read.delay : findDelay(element);
  if (delay) message.delay = delay;
  const thread = childText(element, "thread");
  if (thread !== undefined) message.thread = thread;
  const subject = childText(element, "subject");
  if (subject !== undefined) message.subject = subject;
  const originId = sidOf(element, "origin-id");
  if (originId !== undefined) message.originId = originId;
  const stanzaId = model.vouchesStanzaIds ? sidOf(element, "stanza-id", model.jid) : undefined;
  if (stanzaId !== undefined) message.stanzaId = stanzaId;
  return message;
}

type Draft = { -readonly [K in keyof RoomMessage]: RoomMessage[K] };

function bodyOf(element: Element, read: Read | undefined): string | undefined {
  return read?.kind === "groupchat-message" || read?.kind === "private-message"
    ? read.body
    : childText(element, "body");
}

/** The text of a child in the stanza's own namespace: a foreign `<body/>` is nobody's words. */
function childText(element: Element, name: string): string | undefined {
  const child = findChild(element, name, namespaceOf(element) ?? "jabber:client");
  return child && textOf(child);
}

/** XEP-0359: the id which `by` gave; of origin-id, which has no `by`, the sender's. */
function sidOf(element: Element, name: "origin-id" | "stanza-id", by?: string): string | undefined {
  for (const child of element.children) {
    if (!isNamed(child, name, NS_STANZA_ID)) continue;
    if (by === undefined || attributeOf(child, "by")?.toLowerCase() === by)
      return attributeOf(child, "id") || undefined;
  }
  return undefined;
}

/** A nickname proves nothing of the time before we came; the occupant-id does, where the room vouches for it. */
function isOwnById(model: RoomModel, element: Element): boolean {
  const mine = model.occupants.get(model.nick)?.occupantId;
  const child = mine === undefined ? undefined : findChild(element, "occupant-id", "urn:xmpp:occupant-id:0");
  return child !== undefined && attributeOf(child, "id") === mine;
}
