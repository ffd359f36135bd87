import { findChild, foldJid, isInNamespaceOf, nameOf, textOf } from "@xeps/xep-0030/kit";
import { type Delay, findDelay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import { type Draft, EMPTY, isElement } from "../elements/children.ts";
import { readMucUser } from "../elements/muc-user.ts";
import { NS_MUC_USER } from "../namespaces.ts";
import { preferred, subjectsOf } from "./message-parts.ts";
import type { GroupchatStanza } from "./muc-stanza.ts";
import { placeAt, type Side } from "./place.ts";
import { readAddresses } from "./read-addresses.ts";

type Said = Extract<GroupchatStanza, { kind: "groupchat-message" }>;
type Subject = Extract<GroupchatStanza, { kind: "subject" }>;
type Other = Extract<GroupchatStanza, { kind: "groupchat-other" }>;

/** What a message of type groupchat says. */
export function readGroupchat(message: Element, room: string, nick: string | undefined, side: Side): GroupchatStanza {
  let body: Element | undefined;
  let subject: Element | undefined;
  let thread: Element | undefined;
  let hasMore = false;
  for (const child of message.children) {
    if (!isElement(child)) continue;
    switch (nameOf(child)) {
      case "body":
        // a foreign <body/> is nobody's words
        if (isInNamespaceOf(message, child)) body = preferred(body, child);
        break;
      case "subject":
        if (isInNamespaceOf(message, child)) subject = preferred(subject, child);
        break;
      case "thread":
        if (isInNamespaceOf(message, child)) thread ??= child;
        break;
      case "x":
      case "delay":
      case "addresses":
        hasMore = true;
    }
  }
  if (body) return readSaid(message, room, nick, body, subject, thread, hasMore);
  // XEP-0045 §8.1: beside a <body/> or <thread/> a <subject/> does not change the subject of the room.
  if (subject && !thread) return readSubject(message, room, nick, subject);
  // Only the room itself tells of its configuration (XEP-0045 §10.2.1): from an occupant it would be a forgery.
  const statusCodes = side === "room" && nick === undefined ? codesOf(message) : EMPTY;
  if (statusCodes.length > 0) return { kind: "config-change", room, statusCodes };
  const other: Draft<Other> = { kind: "groupchat-other", ...placeAt(room, nick) };
  if (subject) other.subject = textOf(subject);
  if (thread) other.thread = textOf(thread);
  return other;
}

/** `hasMore`: a child may be there that live messages do not have. */
function readSaid(
  message: Element,
  room: string,
  nick: string | undefined,
  text: Element,
  subject: Element | undefined,
  thread: Element | undefined,
  hasMore: boolean,
): Said {
  const kind = "groupchat-message";
  const body = textOf(text);
  const said: Draft<Said> = nick === undefined ? { kind, room, body } : { kind, room, nick, body };
  if (subject) said.subject = textOf(subject);
  if (thread) said.thread = textOf(thread);
  if (hasMore) readMore(said, message);
  return said;
}

function readMore(said: Draft<Said>, message: Element): void {
  const delay = delayOf(message, said.room);
  if (delay) said.delay = delay;
  if (delay?.from !== undefined) said.history = foldJid(delay.from) === said.room;
  const addresses = readAddresses(message);
  if (addresses) said.addresses = addresses;
  const statusCodes = codesOf(message);
  if (statusCodes.length > 0) said.statusCodes = statusCodes;
}

function readSubject(message: Element, room: string, nick: string | undefined, text: Element): Subject {
  const subject: Draft<Subject> = { kind: "subject", ...placeAt(room, nick), subject: textOf(text) };
  const subjects = subjectsOf(message);
  if (subjects) subject.subjects = subjects;
  const delay = delayOf(message, room);
  if (delay) subject.delay = delay;
  return subject;
}

function codesOf(message: Element): readonly number[] {
  const user = findChild(message, "x", NS_MUC_USER);
  return user ? readMucUser(user).statusCodes : EMPTY;
}

/** The room's own stamp before any other: servers on the way may add theirs. */
function delayOf(message: Element, room: string): Delay | undefined {
  return findDelay(message, room) ?? findDelay(message);
}
