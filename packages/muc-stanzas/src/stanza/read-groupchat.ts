import { foldJid } from "@xeps/xep-0030/kit";
import { type Delay, findDelay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import { type Draft, EMPTY } from "../elements/children.ts";
import { readMucUser } from "../elements/muc-user.ts";
import { type MessageParts, readAddresses } from "./message-parts.ts";
import type { At, GroupchatStanza } from "./muc-stanza.ts";
import type { Side } from "./place.ts";

type Said = Extract<GroupchatStanza, { kind: "groupchat-message" }>;
type Subject = Extract<GroupchatStanza, { kind: "subject" }>;
type Other = Extract<GroupchatStanza, { kind: "groupchat-other" }>;

/** What a message of type groupchat says. */
export function readGroupchat(message: Element, parts: MessageParts, place: At, side: Side): GroupchatStanza {
  const { body, subject, thread } = parts;
  if (body !== undefined) return readSaid(message, parts, body, place);
  // XEP-0045 §8.1: beside a <body/> or <thread/> a <subject/> does not change the subject of the room.
  if (subject !== undefined && thread === undefined) return readSubject(message, parts, subject, place);
  // Only the room itself tells of its configuration (XEP-0045 §10.2.1): from an occupant it would be a forgery.
  const statusCodes = side === "room" && place.nick === undefined ? codesOf(parts) : EMPTY;
  if (statusCodes.length > 0) return { kind: "config-change", room: place.room, statusCodes };
  const other: Draft<Other> = { kind: "groupchat-other", ...place };
  if (subject !== undefined) other.subject = subject;
  if (thread !== undefined) other.thread = thread;
  return other;
}

function readSaid(message: Element, parts: MessageParts, body: string, { room, nick }: At): Said {
  const kind = "groupchat-message";
  const said: Draft<Said> = nick === undefined ? { kind, room, body } : { kind, room, nick, body };
  if (parts.subject !== undefined) said.subject = parts.subject;
  if (parts.thread !== undefined) said.thread = parts.thread;
  const delay = delayOf(message, parts, room);
  if (delay) said.delay = delay;
  if (delay?.from !== undefined) said.history = foldJid(delay.from) === room;
  const addresses = readAddresses(parts.addresses);
  if (addresses) said.addresses = addresses;
  const statusCodes = codesOf(parts);
  if (statusCodes.length > 0) said.statusCodes = statusCodes;
  return said;
}

function readSubject(message: Element, parts: MessageParts, text: string, place: At): Subject {
  const subject: Draft<Subject> = { kind: "subject", ...place, subject: text };
  if (parts.subjects) subject.subjects = parts.subjects;
  const delay = delayOf(message, parts, place.room);
  if (delay) subject.delay = delay;
  return subject;
}

function codesOf({ user }: MessageParts): readonly number[] {
  return user ? readMucUser(user).statusCodes : EMPTY;
}

/** The room's own stamp before any other: servers on the way may add theirs. */
function delayOf(message: Element, parts: MessageParts, room: string): Delay | undefined {
  return parts.hasDelay ? (findDelay(message, room) ?? findDelay(message)) : undefined;
}
