import { foldJid } from "@xeps/xep-0030/kit";
import { type Delay, findDelay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import type { Draft } from "../elements/children.ts";
import { readMucUser } from "../elements/muc-user.ts";
import { type MessageParts, readAddresses } from "./message-parts.ts";
import type { At, GroupchatStanza } from "./muc-stanza.ts";
import { at, type Place, type Side } from "./place.ts";

type Said = Extract<GroupchatStanza, { kind: "groupchat-message" }>;
type Subject = Extract<GroupchatStanza, { kind: "subject" }>;
type Other = Extract<GroupchatStanza, { kind: "groupchat-other" }>;

/** What a message of type groupchat says. */
export function readGroupchat(message: Element, parts: MessageParts, place: Place, side: Side): GroupchatStanza {
  const where = at(place);
  if (parts.body) return readSaid(message, parts, parts.body.text, where);
  // XEP-0045 §8.1: beside a <body/> or <thread/> a <subject/> does not change the subject of the room.
  if (parts.subject && parts.thread === undefined) return readSubject(message, parts.subject, parts, where);
  // Only the room itself tells of its configuration (XEP-0045 §10.2.1): from an occupant it would be a forgery.
  const codes = side === "room" && place.nick === undefined && parts.user ? readMucUser(parts.user).statusCodes : [];
  if (codes.length > 0) return { kind: "config-change", room: where.room, statusCodes: codes };
  const other: Draft<Other> = { kind: "groupchat-other", ...where };
  if (parts.subject) other.subject = parts.subject.text;
  if (parts.thread !== undefined) other.thread = parts.thread;
  return other;
}

function readSaid(message: Element, parts: MessageParts, body: string, where: At): Said {
  const said: Draft<Said> = { kind: "groupchat-message", ...where, body };
  if (parts.subject) said.subject = parts.subject.text;
  if (parts.thread !== undefined) said.thread = parts.thread;
  const delay = delayOf(message, parts, where.room);
  if (delay) said.delay = delay;
  if (delay?.from !== undefined) said.history = foldJid(delay.from) === where.room;
  const addresses = readAddresses(parts.addresses);
  if (addresses) said.addresses = addresses;
  const codes = parts.user ? readMucUser(parts.user).statusCodes : [];
  if (codes.length > 0) said.statusCodes = codes;
  return said;
}

function readSubject(message: Element, texts: NonNullable<MessageParts["subject"]>, parts: MessageParts, where: At) {
  const subject: Draft<Subject> = { kind: "subject", ...where, subject: texts.text };
  if (texts.byLanguage) subject.subjects = texts.byLanguage;
  const delay = delayOf(message, parts, where.room);
  if (delay) subject.delay = delay;
  return subject;
}

/** The room's own stamp before any other: servers on the way may add theirs. */
function delayOf(message: Element, parts: MessageParts, room: string): Delay | undefined {
  return parts.hasDelay ? (findDelay(message, room) ?? findDelay(message)) : undefined;
}
