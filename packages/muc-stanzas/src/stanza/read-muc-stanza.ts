import { attributeOf, nameOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { MucStanza } from "./muc-stanza.ts";
import { nickOf, placeOf, roomOf, type Side } from "./place.ts";
import { readIq } from "./read-iq.ts";
import { readMessage } from "./read-message.ts";
import { readPresence } from "./read-presence.ts";

/**
 * What a presence, message or iq says in terms of XEP-0045, from the stanza alone. `side` is who sent it: a client
 * reads "room" (the default), a service reads "user"; what only the other side sends is `undefined`. So is all in which
 * MUC has no part: disco, plain iq results and errors, chat messages without the marker of §7.5, presence without MUC.
 * Errors of presences and messages are always read. Never throws.
 *
 * It reads, it does not judge: invitations, forms and status codes of an occupant (`nick` is there) are what anybody
 * can write, and so is everything from a room that the reader has not joined.
 *
 * @param room the bare address of that side, folded, where the caller has cut it out already
 */
export function readMucStanza(stanza: Element, side: Side = "room", room?: string): MucStanza | undefined {
  const address = attributeOf(stanza, side === "room" ? "from" : "to");
  if (!address) return undefined;
  switch (nameOf(stanza)) {
    case "presence":
      return readPresence(stanza, room ?? roomOf(address), nickOf(address), side);
    case "message":
      return readMessage(stanza, room ?? roomOf(address), nickOf(address), side);
    case "iq":
      return readIq(stanza, placeOf(address, room), side);
    default:
      return undefined;
  }
}
