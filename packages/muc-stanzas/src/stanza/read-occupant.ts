import type { Element } from "ltx";
import { type Draft, EMPTY, isElement, nameWithin } from "../elements/children.ts";
import { type Item, readItem } from "../elements/item.ts";
import { type MucUser, readMucUser } from "../elements/muc-user.ts";
import { NS_MUC_USER } from "../namespaces.ts";
import { StatusCode } from "../status-code.ts";
import type { Cause, Occupied, PresenceStanza, Shown } from "./muc-stanza.ts";

type Available = Extract<PresenceStanza, { kind: "occupant-available" }>;
type Unavailable = Extract<PresenceStanza, { kind: "occupant-unavailable" }>;

/** What a room says when an occupant appears or changes. */
export function readAvailable(room: string, nick: string, x: Element, show?: string, status?: string): Available {
  const lone = readLoneItem(x);
  if (lone) return availableOf(room, nick, [lone], EMPTY, show, status);
  const { items, statusCodes } = readMucUser(x);
  return availableOf(room, nick, items, statusCodes, show, status);
}

/** The item that is all there is: of nearly every presence, and then the rest need not be looked for. */
function readLoneItem({ children }: Element): Item | undefined {
  const [child] = children;
  if (children.length !== 1 || child === undefined || !isElement(child)) return undefined;
  return nameWithin(child, NS_MUC_USER) === "item" ? readItem(child, NS_MUC_USER) : undefined;
}

function availableOf(
  room: string,
  nick: string,
  items: readonly Item[],
  statusCodes: readonly number[],
  show: string | undefined,
  status: string | undefined,
): Available {
  const kind = "occupant-available";
  const self = statusCodes.includes(StatusCode.selfPresence);
  const item = items[0];
  const { affiliation, role, jid } = item ?? {};
  // In one literal where it is complete: fields that are added later take a second allocation.
  let occupant: Draft<Available>;
  if (affiliation === undefined || role === undefined || jid === undefined) {
    occupant = { kind, room, nick, items, statusCodes, self };
  } else if (show === undefined) occupant = { kind, room, nick, items, affiliation, role, jid, statusCodes, self };
  else occupant = { kind, room, nick, items, affiliation, role, jid, statusCodes, self, show };
  if (item) describe(occupant, item);
  if (item?.nick !== undefined) occupant.itemNick = item.nick;
  setShown(occupant, show, status);
  return occupant;
}

/** What a room says when an occupant is gone, or gone under this nickname. */
export function readUnavailable(room: string, nick: string, x: Element, show?: string, status?: string): Unavailable {
  const lone = readLoneItem(x);
  return unavailableOf(room, nick, lone ? { items: [lone], statusCodes: EMPTY } : readMucUser(x), show, status);
}

function unavailableOf(
  room: string,
  nick: string,
  { items, statusCodes, destroy }: Pick<MucUser, "items" | "statusCodes" | "destroy">,
  show: string | undefined,
  status: string | undefined,
): Unavailable {
  const kind = "occupant-unavailable";
  const self = statusCodes.includes(StatusCode.selfPresence);
  const cause = causeOf(statusCodes, destroy !== undefined);
  const item = items[0];
  const { affiliation, role, jid } = item ?? {};
  const occupant: Draft<Unavailable> =
    affiliation !== undefined && role !== undefined && jid !== undefined
      ? { kind, room, nick, items, affiliation, role, jid, statusCodes, self, cause }
      : { kind, room, nick, items, statusCodes, self, cause };
  if (item) describe(occupant, item);
  // XEP-0045 §7.6: the new nickname. Without 303 the attribute means the present or the reserved one.
  if (cause === "nick-change" && item?.nick !== undefined) occupant.newNick = item.nick;
  if (destroy) occupant.destroy = destroy;
  setShown(occupant, show, status);
  return occupant;
}

function describe(occupant: Draft<Occupied>, item: Item): void {
  if (item.affiliation !== undefined) occupant.affiliation = item.affiliation;
  if (item.role !== undefined) occupant.role = item.role;
  if (item.jid !== undefined) occupant.jid = item.jid;
  if (item.reason !== undefined) occupant.reason = item.reason;
  if (item.actor !== undefined) occupant.actor = item.actor;
}

export function setShown(draft: Draft<Shown>, show: string | undefined, status: string | undefined): void {
  if (show !== undefined) draft.show = show;
  if (status !== undefined) draft.status = status;
}

// 333 before 307: XEP-0045 §11.1, some services send 307 beside 333 for the sake of old clients, and there it is to be
// ignored.
const CAUSES: readonly (readonly [code: number, cause: Cause])[] = [
  [StatusCode.nickChanged, "nick-change"],
  [StatusCode.banned, "ban"],
  [StatusCode.technicalProblem, "error"],
  [StatusCode.kicked, "kick"],
  [StatusCode.affiliationLost, "affiliation-change"],
  [StatusCode.membersOnly, "members-only"],
  [StatusCode.serviceShutdown, "shutdown"],
];

function causeOf(statusCodes: readonly number[], isDestroyed: boolean): Cause {
  if (statusCodes.length > 0) {
    for (const [code, cause] of CAUSES) if (statusCodes.includes(code)) return cause;
  }
  return isDestroyed ? "destroyed" : "exit";
}
