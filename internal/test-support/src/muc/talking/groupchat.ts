import { randomBytes } from "node:crypto";
import { NS_MUC_USER } from "@xeps/muc-stanzas";
import { attributeOf, childElements, copyElement, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { readdress } from "../../service/stanza.ts";
import { refuse, refuseOutsider } from "../refuse.ts";
import { type Outcome, occupantOf, type Room, recipientsOf } from "../room.ts";
import { isDelayOf, withMessage } from "./history.ts";
import { withOccupantId } from "./private-message.ts";
import { withStanzaId } from "./stanza-id.ts";
import { changeSubject } from "./subject.ts";

/** What a message of type groupchat brings: a new subject, something to be kept in the history, or neither. */
export interface Said {
  readonly subject?: string | undefined;
  readonly isKept: boolean;
}

/** A message to everybody, §7.4, or a change of the subject, §8.1. */
export function groupchat(room: Room, message: Element, said: Said, now: Date): Outcome {
  const sender = occupantOf(room, attributeOf(message, "from") ?? "");
  if (!sender) return refuseOutsider(room, message);
  // §7.4: visitors of moderated rooms have no voice
  const isHeard = sender.role !== "visitor" || (room.profile.talking.hearsVisitors && !room.settings.moderatedRoom);
  if (!isHeard) {
    const text = "You do not currently have permission to speak in this chat";
    return refuse(room, message, { condition: "forbidden", text });
  }
  if (said.subject !== undefined) return changeSubject(room, message, sender, said.subject, now);
  const from = `${room.jid}/${sender.nick}`;
  const stanza = reflection(room, message, from);
  withOccupantId(room, stanza, sender);
  withStanzaId(room, stanza, said.isKept);
  const send = recipientsOf(room).map(({ jid }) => readdress(stanza, from, jid));
  return { room: said.isKept ? withMessage(room, { stanza: trimmed(room, stanza), at: now }) : room, send };
}

function trimmed({ profile }: Room, stanza: Element): Element {
  const copy = copyElement(stanza);
  if (!profile.talking.trimsHistory) return copy;
  for (const child of childElements(copy)) if (isNamed(child, "x", NS_MUC_USER)) copy.remove(child);
  return copy;
}

function reflection(room: Room, message: Element, from: string): Element {
  const stanza = readdress(message, from, undefined);
  if (room.profile.talking.addsIds) stanza.attrs.id ??= randomBytes(9).toString("base64url");
  if (room.profile.talking.removesForgedDelays) {
    for (const child of childElements(stanza)) if (isDelayOf(child, room.jid)) stanza.remove(child);
  }
  return stanza;
}
