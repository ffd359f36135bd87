import { buildMucUser, type Item, type MucUser, NS_MUC, NS_MUC_USER } from "@xeps/muc-stanzas";
import { attributeOf, buildElement, buildExtensions, childElements, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { copyForeign } from "../service/stanza.ts";
import { affiliationOf, type Occupant, type Room, type Shown, sessionsOf } from "./room.ts";

/** What of a presence sent to the room goes on to its occupants: not what only the room may say. */
export function shownOf(presence: Element): Shown {
  const isOurs = (child: Element) => isNamed(child, "x", NS_MUC) || isNamed(child, "x", NS_MUC_USER);
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
  /** Shown to everybody. */
  readonly statusCodes?: readonly number[];
  /** Shown to the occupant itself, 110 excepted, which is always there. */
  readonly ownCodes?: readonly number[];
  readonly user?: Pick<MucUser, "destroy">;
  readonly shown?: Shown;
}

const SELF = 110;

/** The presence of `occupant` for `recipient`; the real JID is for those who may see it, XEP-0045 §7.2.3. */
export function occupantPresence(
  room: Room,
  occupant: Occupant,
  recipient: Occupant,
  news: PresenceNews = {},
): Element {
  const isSelf = occupant.jid === recipient.jid;
  const seesJid = isSelf || recipient.role === "moderator" || room.settings.whois === "anyone";
  const { affiliation = affiliationOf(room, occupant.jid), role = occupant.role, ...more } = news.item ?? {};
  const item = { affiliation, role, ...(seesJid && { jid: occupant.jid }), ...more };
  const own = isSelf ? [...(news.ownCodes ?? []), SELF] : [];
  const user = buildMucUser({ ...news.user, items: [item], statusCodes: [...(news.statusCodes ?? []), ...own] });
  const { id, lang, children } = news.shown ?? occupant.shown;
  return buildElement(
    "presence",
    { from: `${room.jid}/${occupant.nick}`, to: recipient.jid, type: news.type, id, "xml:lang": lang },
    [...buildExtensions(children), user],
  );
}

/** The presence of an occupant for everybody inside, itself last. */
export function broadcastPresence(room: Room, occupant: Occupant, news: PresenceNews = {}): Element[] {
  const recipients = sessionsOf(room).filter((one) => one.jid !== occupant.jid);
  if (!occupant.madeUp) recipients.push(occupant);
  return recipients.map((recipient) => occupantPresence(room, occupant, recipient, news));
}

/** What services send that speak for the room itself around joins and leaves. */
export function bareRoomPresence(room: Room, to: string, type?: "unavailable"): Element[] {
  return room.profile.showsBareRoom ? [buildElement("presence", { from: room.jid, to, type })] : [];
}
