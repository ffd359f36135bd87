import { randomBytes } from "node:crypto";
import { attributeOf, childElements, isNamed } from "@xeps/xep-0030/kit";
import { NS_DELAY } from "@xeps/xep-0203";
import type { Element } from "ltx";
import { readdress } from "../../service/stanza.ts";
import { refuse, refuseOutsider } from "../refuse.ts";
import { type Outcome, occupantOf, type Room, recipientsOf } from "../room.ts";
import { withMessage } from "./history.ts";
import { withOccupantId } from "./private-message.ts";
import { withStanzaId } from "./stanza-id.ts";
import { changeSubject } from "./subject.ts";

/** What a message of type groupchat brings: a new subject, something to be kept in the history, or neither. */
export interface Said {
  readonly subject?: string | undefined;
  readonly hasBody: boolean;
}

/** A message to everybody, §7.4, or a change of the subject, §8.1. */
export function groupchat(room: Room, message: Element, said: Said, now: Date): Outcome {
  const sender = occupantOf(room, attributeOf(message, "from") ?? "");
  if (!sender) return refuseOutsider(room, message);
  // §7.4: visitors of moderated rooms have no voice
  const isHeard = sender.role !== "visitor" || (room.profile.hearsVisitors && !room.settings.moderatedRoom);
  if (!isHeard) {
    const text = "You do not currently have permission to speak in this chat";
    return refuse(room, message, { condition: "forbidden", text });
  }
  if (said.subject !== undefined) return changeSubject(room, message, sender, said.subject, now);
  const from = `${room.jid}/${sender.nick}`;
  const stanza = reflection(room, message, from);
  withOccupantId(room, stanza, sender);
  withStanzaId(room, stanza, said.hasBody);
  const send = recipientsOf(room).map(({ jid }) => readdress(stanza, from, jid));
  return { room: said.hasBody ? withMessage(room, { stanza, at: now }) : room, send };
}

function reflection(room: Room, message: Element, from: string): Element {
  const stanza = readdress(message, from, undefined);
  if (room.profile.addsIds) stanza.attrs.id ??= randomBytes(9).toString("base64url");
  if (room.profile.removesForgedDelays) {
    for (const child of childElements(stanza)) if (isDelayOf(child, room.jid)) stanza.remove(child);
  }
  return stanza;
}

function isDelayOf(child: Element, room: string): boolean {
  return isNamed(child, "delay", NS_DELAY) && attributeOf(child, "from") === room;
}
