import type { MucStanza } from "@xeps/muc-stanzas";
import { attributeOf, findChild, foldJid, isInNamespaceOf, nameOf, namespaceOf, textOf } from "@xeps/xep-0030/kit";
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
  declare originId?: string;
  declare stanzaId?: string;
  declare readonly nick?: string;
  declare body?: string;
  declare subject?: string;
  declare thread?: string;
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
    const isRead = read?.kind === "groupchat-message" || read?.kind === "private-message";
    readChildren(this, element, model, isRead ? read.body : undefined);
    const delay = read?.kind === "groupchat-message" ? read.delay : findDelay(element);
    if (delay) this.delay = delay;
  }
}

/** Of each kind the first counts. It is written at the end, always in this order: one shape for nearly all messages. */
function readChildren(received: Received, message: Element, model: RoomModel, known: string | undefined): void {
  let body = known;
  let thread: string | undefined;
  let subject: string | undefined;
  let originId: string | undefined;
  let stanzaId: string | undefined;
  for (const child of message.children) {
    if (typeof child !== "object") continue;
    switch (nameOf(child)) {
      case "body":
        // a foreign <body/> is nobody's words
        if (isInNamespaceOf(message, child)) body ??= textOf(child);
        break;
      case "thread":
        if (isInNamespaceOf(message, child)) thread ??= textOf(child);
        break;
      case "subject":
        if (isInNamespaceOf(message, child)) subject ??= textOf(child);
        break;
      case "origin-id":
        originId ??= idOf(child);
        break;
      case "stanza-id":
        // XEP-0359 §3.1: it counts only from who `by` says, here the room, and where the room announces it.
        if (model.vouchesStanzaIds && isBy(child, model.jid)) stanzaId ??= idOf(child);
    }
  }
  if (body !== undefined) received.body = body;
  if (thread !== undefined) received.thread = thread;
  if (subject !== undefined) received.subject = subject;
  if (originId !== undefined) received.originId = originId;
  if (stanzaId !== undefined) received.stanzaId = stanzaId;
}

function isBy(stanzaId: Element, room: string): boolean {
  const by = attributeOf(stanzaId, "by");
  return by === room || (by !== undefined && foldJid(by) === room);
}

function idOf(child: Element): string | undefined {
  return (namespaceOf(child) === NS_STANZA_ID && attributeOf(child, "id")) || undefined;
}

/** A nickname proves nothing of the time before we came; the occupant-id does, where the room vouches for it. */
function isOwnById(model: RoomModel, element: Element): boolean {
  const mine = model.occupants.get(model.nick)?.occupantId;
  const child = mine === undefined ? undefined : findChild(element, "occupant-id", "urn:xmpp:occupant-id:0");
  return child !== undefined && attributeOf(child, "id") === mine;
}
