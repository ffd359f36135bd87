import { type Invite, type MucStanza, readMucStanza } from "@xeps/muc-stanzas";
import { bareOf, foldJid, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Invitation } from "../invitation.ts";
import { isRoom } from "./is-room.ts";
import type { MucClientEvents } from "./muc-client.ts";

/** What a message says of rooms that we need not be in: an invitation, or the answer to one of ours. */
export type Notice =
  | { readonly event: "invite"; readonly payload: Invitation }
  | { readonly event: "decline"; readonly payload: MucClientEvents["decline"] };

/**
 * Invitations and declines in a message. Mediated ones count only from the bare JID of a room: whoever sits in a room
 * can send them through it. An error that sends one back is read as an error, and raises nothing.
 */
export function readNotice(message: Element): Notice | undefined {
  if (!mayBeNotice(message)) return undefined;
  const stanza = readMucStanza(message);
  switch (stanza?.kind) {
    case "mediated-invitation":
      return stanza.nick === undefined && isRoom(stanza.room)
        ? mediated(stanza.room, stanza.invites[0], stanza.password, message)
        : undefined;
    case "direct-invitation":
      return isRoom(stanza.room) ? { event: "invite", payload: direct(stanza, message) } : undefined;
    case "mediated-declined": {
      if (stanza.nick !== undefined) return undefined;
      const { from, reason } = stanza.decline;
      const said = { ...(from !== undefined && { from }), ...(reason !== undefined && { reason }) };
      return { event: "decline", payload: { room: stanza.room, ...said, stanza: message } };
    }
    default:
      return undefined;
  }
}

/** A look at the children, so that the chats of a program cost it nothing. */
function mayBeNotice(message: Element): boolean {
  for (const child of message.children) {
    if (isNamed(child, "x", "http://jabber.org/protocol/muc#user") || isNamed(child, "x", "jabber:x:conference")) {
      return true;
    }
  }
  return false;
}

function mediated(room: string, invite: Invite | undefined, password: string | undefined, stanza: Element): Notice {
  const { from, reason, continue: goesOn } = invite ?? {};
  return {
    event: "invite",
    payload: {
      room,
      kind: "mediated",
      ...(from !== undefined && { from }),
      ...(reason !== undefined && { reason }),
      ...(password !== undefined && { password }),
      ...(goesOn && { continue: true, ...(goesOn.thread !== undefined && { thread: goesOn.thread }) }),
      stanza,
    },
  };
}

function direct(invitation: Extract<MucStanza, { kind: "direct-invitation" }>, stanza: Element): Invitation {
  const { kind: _, room, ...rest } = invitation;
  return { ...rest, room: foldJid(bareOf(room)), kind: "direct", stanza };
}
