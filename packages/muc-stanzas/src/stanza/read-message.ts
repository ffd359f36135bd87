import { attributeOf, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Draft } from "../elements/children.ts";
import { parseDirectInvite } from "../elements/direct-invite.ts";
import { type MucUser, readMucUser } from "../elements/muc-user.ts";
import { StatusCode } from "../status-code.ts";
import { type MessageParts, messageParts } from "./message-parts.ts";
import type { At, Echo, GroupchatStanza, MessageStanza } from "./muc-stanza.ts";
import { placeAt, roomOf, type Side } from "./place.ts";
import { readError } from "./read-error.ts";
import { readGroupchat } from "./read-groupchat.ts";
import { readMediated } from "./read-mediated.ts";
import { readMessageForm } from "./read-message-form.ts";

type Direct = Extract<MessageStanza, { kind: "direct-invitation" }>;
type Failed = Extract<MessageStanza, { kind: "message-error" }>;
type Private = Extract<MessageStanza, { kind: "private-message" }>;
type Notice = Extract<MessageStanza, { kind: "affiliation-notice" }>;

/** What a message says. */
export function readMessage(
  message: Element,
  room: string,
  nick: string | undefined,
  side: Side,
): GroupchatStanza | MessageStanza | undefined {
  const type = attributeOf(message, "type");
  if (type === "groupchat") return readGroupchat(message, room, nick, side);
  const parts = messageParts(message);
  if (type === "error") return readFailed(message, parts, placeAt(room, nick));
  // RFC 6121 §5.2.2: a message without type, or of a type that is not understood, is of type "normal".
  return readSingle(message, parts, placeAt(room, nick), side, type !== "chat" && type !== "headline");
}

/** A message to one person. */
function readSingle(
  message: Element,
  parts: MessageParts,
  place: At,
  side: Side,
  normal: boolean,
): MessageStanza | undefined {
  const user = parts.user && readMucUser(parts.user);
  const mediated = normal && user ? readMediated(user, place, side) : undefined;
  const form = normal && parts.hasForm ? readMessageForm(message, place, side) : undefined;
  return (
    mediated ??
    form ??
    (side === "room" ? readDirect(message, parts) : undefined) ??
    (user && readPrivate(parts, place)) ??
    (side === "room" && normal && user ? readNotice(parts, user, place) : undefined) ??
    readDirect(message, parts)
  );
}

function readFailed(message: Element, parts: MessageParts, place: At): Failed {
  const echo: Draft<Echo> = {};
  if (parts.body) echo.body = textOf(parts.body);
  if (parts.subject) echo.subject = textOf(parts.subject);
  const user = parts.user && readMucUser(parts.user);
  if (user && user.invites.length > 0) echo.invites = user.invites;
  if (user?.decline) echo.decline = user.decline;
  const failed: Draft<Failed> = { kind: "message-error", ...place, error: readError(message) };
  if (Object.keys(echo).length > 0) failed.echo = echo;
  return failed;
}

function readDirect(message: Element, parts: MessageParts): Direct | undefined {
  const invite = parts.directInvite && parseDirectInvite(parts.directInvite);
  const from = attributeOf(message, "from");
  if (!invite || from === undefined) return undefined;
  const { password, reason, thread } = invite;
  const direct: Draft<Direct> = { kind: "direct-invitation", from, room: roomOf(invite.jid) };
  if (password !== undefined) direct.password = password;
  if (reason !== undefined) direct.reason = reason;
  if (invite.continue !== undefined) direct.continue = invite.continue;
  if (thread !== undefined) direct.thread = thread;
  return direct;
}

function readPrivate(parts: MessageParts, { room, nick }: At): Private | undefined {
  if (nick === undefined) return undefined;
  const message: Draft<Private> = { kind: "private-message", room, nick, mucMarker: true };
  if (parts.body) message.body = textOf(parts.body);
  return message;
}

/**
 * XEP-0045 §10.3 and §18.1.2: of people who are not in the room, with an item; of ourselves, with code 101. Occupants
 * never get here.
 */
function readNotice(parts: MessageParts, user: MucUser, { room }: At): Notice | undefined {
  const { items, statusCodes } = user;
  if (items.length === 0 && !statusCodes.includes(StatusCode.affiliationChanged)) return undefined;
  const notice: Draft<Notice> = { kind: "affiliation-notice", room, items };
  if (statusCodes.length > 0) notice.statusCodes = statusCodes;
  if (parts.body) notice.body = textOf(parts.body);
  return notice;
}
