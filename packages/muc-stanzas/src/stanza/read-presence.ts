import { attributeOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Draft } from "../elements/children.ts";
import { readMucJoin } from "../elements/muc-join.ts";
import type { PresenceStanza } from "./muc-stanza.ts";
import { at, type Place, type Side } from "./place.ts";
import { type PresenceParts, presenceParts } from "./presence-parts.ts";
import { readError } from "./read-error.ts";
import { readAvailable, readUnavailable } from "./read-occupant.ts";

type Join = Extract<PresenceStanza, { kind: "join" }>;
type Directed = Extract<PresenceStanza, { kind: "leave" | "directed-presence" }>;

/** What a presence says. Types that have no meaning in a room (subscriptions, probes, unknown ones) say nothing. */
export function readPresence(presence: Element, place: Place, side: Side): PresenceStanza | undefined {
  const type = attributeOf(presence, "type");
  if (type !== undefined && type !== "unavailable" && type !== "error") return undefined;
  const parts = presenceParts(presence);
  if (type === "error") {
    return { kind: "presence-error", ...at(place), error: readError(presence), mucEcho: parts.join !== undefined };
  }
  const available = type === undefined;
  return side === "room" ? fromRoom(place, parts, available) : fromUser(place, parts, available);
}

/** Presence of the bare room JID is the room's own, e.g. its avatar, and never an occupant's. */
function fromRoom({ room, nick }: Place, parts: PresenceParts, available: boolean): PresenceStanza | undefined {
  if (nick === undefined || parts.user === undefined) return undefined;
  return (available ? readAvailable : readUnavailable)(room, nick, parts.user, parts);
}

function fromUser(place: Place, parts: PresenceParts, available: boolean): PresenceStanza | undefined {
  if (available && parts.join) return readJoin(place, parts.join);
  const { room, nick } = place;
  if (nick === undefined) return undefined;
  const directed: Draft<Directed> = { kind: available ? "directed-presence" : "leave", room, nick };
  if (parts.show !== undefined) directed.show = parts.show;
  if (parts.status !== undefined) directed.status = parts.status;
  return directed;
}

function readJoin(place: Place, x: Element): Join {
  const { password, history } = readMucJoin(x);
  const join: Draft<Join> = { kind: "join", ...at(place) };
  if (password !== undefined) join.password = password;
  if (history !== undefined) join.history = history;
  return join;
}
