import type { MucStanza } from "@xeps/muc-stanzas";
import { attributeOf, findChild, isNamed, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import { type Delay, findDelay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import type { Room } from "../room/room.ts";
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
  return new Received(model, element, read, nick, isHistory);
}

/** A class, so that all fields have their place from the start: in an object that grows each third one moves them. */
class Received implements RoomMessage {
  readonly room: Room;
  readonly from: string;
  declare readonly id?: string;
  declare readonly originId?: string;
  declare readonly stanzaId?: string;
  declare readonly nick?: string;
  declare readonly body?: string;
  declare readonly subject?: string;
  declare readonly thread?: string;
  declare readonly delay?: Delay;
  readonly isHistory: boolean;
  readonly isOwn: boolean;
  readonly stanza: Element;

  constructor(
    model: RoomModel,
    element: Element,
    read: Read | undefined,
    nick: string | undefined,
    isHistory: boolean,
  ) {
    this.room = model.room;
    this.from = attributeOf(element, "from") ?? model.jid;
    this.isHistory = isHistory;
    this.isOwn = isHistory ? isOwnById(model, element) : nick === model.nick;
    this.stanza = element;
    const id = attributeOf(element, "id");
    if (id !== undefined) this.id = id;
    if (nick !== undefined) this.nick = nick;
    const body = bodyOf(element, read);
    if (body !== undefined) this.body = body;
    const originId = sidOf(element, "origin-id");
    if (originId !== undefined) this.originId = originId;
    const stanzaId = model.vouchesStanzaIds ? sidOf(element, "stanza-id", model.jid) : undefined;
    if (stanzaId !== undefined) this.stanzaId = stanzaId;
    const delay = read?.kind === "groupchat-message" ? read.delay : findDelay(element);
    if (delay) this.delay = delay;
    const thread = childText(element, "thread");
    if (thread !== undefined) this.thread = thread;
    const subject = childText(element, "subject");
    if (subject !== undefined) this.subject = subject;
  }
}

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
