import type { Element } from "ltx";
import type { Draft } from "../elements/children.ts";
import { type MucUser, readMucUser } from "../elements/muc-user.ts";
import { StatusCode } from "../status-code.ts";
import type { Cause, Occupied, PresenceStanza } from "./muc-stanza.ts";
import type { PresenceParts } from "./presence-parts.ts";

type Available = Extract<PresenceStanza, { kind: "occupant-available" }>;
type Unavailable = Extract<PresenceStanza, { kind: "occupant-unavailable" }>;

/** What a room says when an occupant appears or changes. */
export function readAvailable(room: string, nick: string, x: Element, parts: PresenceParts): Available {
  const user = readMucUser(x);
  const occupant: Draft<Available> = {
    kind: "occupant-available",
    room,
    nick,
    items: user.items,
    statusCodes: user.statusCodes,
    self: user.statusCodes.includes(StatusCode.selfPresence),
  };
  describe(occupant, user, parts);
  const itemNick = user.items[0]?.nick;
  if (itemNick !== undefined) occupant.itemNick = itemNick;
  return occupant;
}

/** What a room says when an occupant is gone, or gone under this nickname. */
export function readUnavailable(room: string, nick: string, x: Element, parts: PresenceParts): Unavailable {
  const user = readMucUser(x);
  const cause = causeOf(user);
  const occupant: Draft<Unavailable> = {
    kind: "occupant-unavailable",
    room,
    nick,
    items: user.items,
    statusCodes: user.statusCodes,
    self: user.statusCodes.includes(StatusCode.selfPresence),
    cause,
  };
  describe(occupant, user, parts);
  // XEP-0045 §7.6: the new nickname. Without 303 the attribute means the present or the reserved one.
  const newNick = user.items[0]?.nick;
  if (cause === "nick-change" && newNick !== undefined) occupant.newNick = newNick;
  if (user.destroy) occupant.destroy = user.destroy;
  return occupant;
}

function describe(occupant: Draft<Occupied>, user: MucUser, parts: PresenceParts): void {
  const item = user.items[0];
  if (item) {
    if (item.affiliation !== undefined) occupant.affiliation = item.affiliation;
    if (item.role !== undefined) occupant.role = item.role;
    if (item.jid !== undefined) occupant.jid = item.jid;
    if (item.reason !== undefined) occupant.reason = item.reason;
    if (item.actor !== undefined) occupant.actor = item.actor;
  }
  if (parts.show !== undefined) occupant.show = parts.show;
  if (parts.status !== undefined) occupant.status = parts.status;
}

// 333 before 307: XEP-0045 §11.1, some services send 307 beside 333 for the sake of old clients, and it is to be
// ignored there.
const CAUSES: readonly (readonly [code: number, cause: Cause])[] = [
  [StatusCode.nickChanged, "nick-change"],
  [StatusCode.banned, "ban"],
  [StatusCode.technicalProblem, "error"],
  [StatusCode.kicked, "kick"],
  [StatusCode.affiliationLost, "affiliation-change"],
  [StatusCode.membersOnly, "members-only"],
  [StatusCode.serviceShutdown, "shutdown"],
];

function causeOf(user: MucUser): Cause {
  for (const [code, cause] of CAUSES) if (user.statusCodes.includes(code)) return cause;
  return user.destroy ? "destroyed" : "exit";
}
