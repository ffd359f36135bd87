import type { History } from "@xeps/muc-stanzas";
import { attributeOf, childElements, copyElement, isNamed } from "@xeps/xep-0030/kit";
import { buildDelay, NS_DELAY } from "@xeps/xep-0203";
import type { Element } from "ltx";
import type { PastMessage, Room } from "../room.ts";

/** The room with one more message in its history, and without what is too much. */
export function withMessage(room: Room, message: PastMessage): Room {
  const { maxHistoryFetch } = room.settings;
  const history = maxHistoryFetch === 0 ? [] : [...room.history, message].slice(-maxHistoryFetch);
  return { ...room, history };
}

/**
 * The messages that somebody gets who enters, oldest first: the most that all of his limits allow, XEP-0045 §7.2.14.
 */
export function historyFor(room: Room, jid: string, limits: History = {}, now: Date = new Date()): Element[] {
  const since = Math.max(
    limits.since?.getTime() ?? Number.NEGATIVE_INFINITY,
    limits.seconds === undefined ? Number.NEGATIVE_INFINITY : now.getTime() - limits.seconds * 1_000,
  );
  const recent = room.history.filter(({ at }) => at.getTime() >= since);
  const { maxStanzas = room.settings.defaultHistory, maxChars = Number.POSITIVE_INFINITY } = limits;
  const messages = (maxStanzas === 0 ? [] : recent.slice(-maxStanzas)).map((past) => delayed(room, past, jid));
  return lastWithin(messages, maxChars);
}

function delayed(room: Room, { stanza, at }: PastMessage, to: string): Element {
  const message = copyElement(stanza);
  message.attrs.to = to;
  for (const child of childElements(message)) if (isDelayOf(child, room.jid)) message.remove(child);
  message.append(buildDelay({ from: room.jid, stamp: at }));
  return message;
}

/** Whether it says that the room has delayed the message. */
export function isDelayOf(child: Element, room: string): boolean {
  return isNamed(child, "delay", NS_DELAY) && attributeOf(child, "from") === room;
}

/** XEP-0045 §7.2.14: the limit counts the characters of the complete stanzas, not of the bodies. */
function lastWithin(messages: readonly Element[], maxChars: number): Element[] {
  const chosen: Element[] = [];
  let left = maxChars;
  for (const message of [...messages].reverse()) {
    left -= maxChars === Number.POSITIVE_INFINITY ? 0 : message.toString().length;
    if (left < 0) break;
    chosen.unshift(message);
  }
  return chosen;
}
