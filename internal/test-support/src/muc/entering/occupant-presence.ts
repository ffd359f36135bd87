import { type Actor, buildMucUser, type Item, type MucUser, NS_MUC, NS_MUC_USER } from "@xeps/muc-stanzas";
import { attributeOf, buildElement, buildExtensions, childElements, isNamed, namespaceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { copyForeign } from "../../service/stanza.ts";
import {
  accountOfOccupant,
  affiliationOf,
  NOTHING_SHOWN,
  type Occupant,
  type OccupantSession,
  type Recipient,
  type Room,
  recipientsOf,
  type Shown,
} from "../room.ts";
import { occupantId } from "./occupant-id.ts";

/** What of a presence sent to the room goes on to its occupants: not what only the service may say. */
export function shownOf({ profile }: Room, presence: Element): Shown {
  const isOurs = (child: Element) =>
    isNamed(child, "x", NS_MUC) ||
    isNamed(child, "x", NS_MUC_USER) ||
    profile.entering.reservedInPresence.includes(namespaceOf(child) ?? "");
  const children = childElements(presence).filter((child) => !isOurs(child));
  const id = attributeOf(presence, "id");
  const lang = attributeOf(presence, "xml:lang");
  return { ...(id && { id }), ...(lang && { lang }), children: children.map(copyForeign) };
}

/** The presence of an occupant as one recipient sees it, with what the room has to say beside the item. */
export interface PresenceNews {
  readonly type?: "unavailable";
  /** Added to what the item says of everybody: another role, a new nick, a reason. */
  readonly item?: Item;
  /** Who has done it. */
  readonly actor?: Actor | undefined;
  /** Shown to everybody. */
  readonly statusCodes?: readonly number[];
  /** Shown to the occupant itself, 110 excepted, which is always there. */
  readonly ownCodes?: readonly number[];
  readonly user?: Pick<MucUser, "destroy">;
  readonly shown?: Shown;
  /** It has no occupant-id: Prosody 0.12 gives none to a session that goes while another stays, or changes nick. */
  readonly isAnonymous?: boolean;
  /** The session it is about, where presence is about one; otherwise about the occupant, whose last one it is then. */
  readonly session?: OccupantSession | undefined;
}

const SELF = 110;

/** The presence of `occupant` for `recipient`; the real JID is for those who may see it, XEP-0045 §7.2.3. */
export function occupantPresence(
  room: Room,
  occupant: Occupant,
  recipient: Recipient,
  news: PresenceNews = {},
): Element {
  const sessions = shownSessions(room, occupant, news.session);
  const isSelf = sessions.some(({ jid }) => jid === recipient.jid);
  const seesJids = isSelf || seesEverybody(room, recipient);
  const {
    affiliation = affiliationOf(room, accountOfOccupant(occupant)),
    role = occupant.role,
    ...more
  } = news.item ?? {};
  const actor = actorFor(room, recipient, news, isSelf);
  const itemOf = (jid?: string): Item => ({ affiliation, role, ...(jid && { jid }), ...more, ...(actor && { actor }) });
  const own = isSelf ? [...(news.ownCodes ?? []), SELF] : [];
  const user = buildMucUser({
    ...news.user,
    items: seesJids ? sessions.map(({ jid }) => itemOf(jid)) : [itemOf()],
    statusCodes: [...(news.statusCodes ?? []), ...own],
  });
  const { id, lang, children } = news.shown ?? sessions[0]?.shown ?? { children: [] };
  return buildElement(
    "presence",
    { from: `${room.jid}/${occupant.nick}`, to: recipient.jid, type: news.type, id, "xml:lang": lang },
    [...buildExtensions(children), news.isAnonymous ? undefined : occupantId(room, accountOfOccupant(occupant)), user],
  );
}

/** Some services show all sessions that share a nick, others one at a time. */
function shownSessions(room: Room, occupant: Occupant, session?: OccupantSession): readonly OccupantSession[] {
  const one = session ?? occupant.sessions.at(-1);
  return room.profile.entering.showsAllSessions || !one ? occupant.sessions : [one];
}

/** Moderators always see who is who, in rooms that are not anonymous all do. */
export function seesEverybody(room: Room, { role }: Recipient): boolean {
  return role === "moderator" || room.settings.whois === "anyone";
}

function actorFor(room: Room, recipient: Recipient, { actor, type }: PresenceNews, isSelf: boolean): Actor | undefined {
  const { namesActor } = room.profile.ruling;
  if (!actor || (namesActor === "when-removing" && type !== "unavailable")) return undefined;
  const jid = namesActor === "always" && !isSelf && seesEverybody(room, recipient) ? actor.jid : undefined;
  return actor.nick === undefined && jid === undefined ? undefined : { nick: actor.nick, jid };
}

/** The presence of an occupant for everybody inside who is to know of it, itself last. */
export function broadcastPresence(room: Room, occupant: Occupant, news: PresenceNews = {}): Element[] {
  const [others, own] = broadcastApart(room, occupant, news);
  return [...others, ...own];
}

/** The same in two parts: for the others, and for the sessions that it is about. */
export function broadcastApart(room: Room, occupant: Occupant, news: PresenceNews): [Element[], Element[]] {
  const about = new Set(shownSessions(room, occupant, news.session).map(({ jid }) => jid));
  const isHidden = !isShown(room, occupant);
  const others: Element[] = [];
  for (const recipient of recipientsOf(room)) {
    if (about.has(recipient.jid) || isHidden) continue;
    others.push(occupantPresence(room, occupant, recipient, news));
  }
  const own = occupant.madeUp ? [] : [...about];
  return [others, own.map((jid) => occupantPresence(room, occupant, { jid, role: occupant.role }, news))];
}

/** Whether the room tells others of this occupant: the presence of some roles can be kept back, §10.2 and §16.5.3. */
export function isShown(room: Room, { role }: Pick<Occupant, "role">): boolean {
  return room.settings.presenceBroadcast.includes(role);
}

/** Something about an occupant, said once for each session where presence is about one. */
export function announce(room: Room, occupant: Occupant, news: PresenceNews): Element[] {
  return speakersOf(room, occupant).flatMap((session) => broadcastPresence(room, occupant, { ...news, session }));
}

/** The sessions of which presence is sent one by one; one time `undefined` where all are shown together. */
export function speakersOf(room: Room, { sessions }: Occupant): readonly (OccupantSession | undefined)[] {
  return room.profile.entering.showsAllSessions ? [undefined] : [...sessions].reverse();
}

/** For the others, an occupant whose presence is kept back from now on is not there any more. */
export function hide(room: Room, occupant: Occupant, news: PresenceNews = {}): Element[] {
  return broadcastApart(room, occupant, { ...news, type: "unavailable", shown: NOTHING_SHOWN })[0];
}

/** What services send that speak for the room itself around joins, leaves and changes. */
export function bareRoomPresence(room: Room, to: string, type?: "unavailable"): Element[] {
  return room.profile.entering.bareRoomPresence === "around"
    ? [buildElement("presence", { from: room.jid, to, type })]
    : [];
}

/** What services send that speak for the room itself once somebody is in, with the hash of its picture, here none. */
export function bareRoomPresenceAfter(room: Room, to: string): Element[] {
  if (room.profile.entering.bareRoomPresence !== "after-joining") return [];
  const update = buildElement("x", { xmlns: "vcard-temp:x:update" }, [buildElement("photo")]);
  return [buildElement("presence", { from: room.jid, to }, [update])];
}
