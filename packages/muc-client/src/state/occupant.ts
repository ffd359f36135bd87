import type { Affiliation, Item, Role } from "@xeps/muc-stanzas";
import { attributeOf, findChild, nameOf, namespaceOf, own, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { atMost, beginningOf, JID, SESSIONS, STATUS, WORD } from "./limits.ts";

/**
 * Somebody in a room, as of one moment: a change makes a new snapshot. Only copied strings, no element is kept. What
 * the room does not say is an absent key.
 */
export interface Occupant {
  readonly nick: string;
  /** `room@service/nick`. */
  readonly occupantJid: string;
  readonly affiliation: Affiliation;
  readonly role: Role;
  /** The real JID where the room shows it to us, usually full (XEP-0045 §17.3.10). */
  readonly jid?: string;
  /** All real JIDs, only when several sessions share the nickname. */
  readonly jids?: readonly string[];
  /** XEP-0421; only when the room announces the feature, because otherwise any occupant can write it. */
  readonly occupantId?: string;
  /** "away", "chat", "dnd" or "xa" (RFC 6121 §4.7.2.1), as written. */
  readonly show?: string;
  /** Its first 4 096 characters. */
  readonly status?: string;
  /** SHA-1 of the avatar, XEP-0153. */
  readonly avatarHash?: string;
}

/** The fields of {@link Occupant} that are kept; `occupantJid` is derived. */
interface Facts {
  readonly affiliation: Affiliation;
  readonly role: Role;
  readonly jid?: string | undefined;
  readonly jids?: readonly string[] | undefined;
  readonly occupantId?: string | undefined;
  readonly heldId?: string | undefined;
  readonly show?: string | undefined;
  readonly status?: string | undefined;
  readonly avatarHash?: string | undefined;
}

/** One hidden class for all occupants, keys assigned in one order: a room of 10 000 costs 10 000 times this. */
export class OccupantSnapshot implements Occupant {
  readonly nick: string;
  readonly affiliation: Affiliation;
  readonly role: Role;
  declare readonly jid?: string;
  declare readonly jids?: readonly string[];
  declare readonly occupantId?: string;
  /** An occupant-id of a room that has not said yet whether it vouches for them. */
  declare readonly heldId?: string;
  declare readonly show?: string;
  declare readonly status?: string;
  declare readonly avatarHash?: string;
  readonly #room: string;

  constructor(room: string, nick: string, facts: Facts) {
    this.#room = room;
    this.nick = nick;
    this.affiliation = facts.affiliation;
    this.role = facts.role;
    if (facts.jid !== undefined) this.jid = facts.jid;
    if (facts.jids !== undefined) this.jids = facts.jids;
    if (facts.occupantId !== undefined) this.occupantId = facts.occupantId;
    if (facts.heldId !== undefined) this.heldId = facts.heldId;
    if (facts.show !== undefined) this.show = facts.show;
    if (facts.status !== undefined) this.status = facts.status;
    if (facts.avatarHash !== undefined) this.avatarHash = facts.avatarHash;
  }

  get occupantJid(): string {
    return `${this.#room}/${this.nick}`;
  }

  /** The same occupant under another nickname. */
  renamed(nick: string): OccupantSnapshot {
    return new OccupantSnapshot(this.#room, nick, this);
  }

  /** The same occupant once the room has said whether it vouches for occupant-ids. */
  withIdsTrusted(trusted: boolean): OccupantSnapshot {
    if (this.heldId === undefined) return this;
    return new OccupantSnapshot(this.#room, this.nick, {
      ...this,
      heldId: undefined,
      occupantId: trusted ? this.heldId : undefined,
    });
  }

  equals(other: OccupantSnapshot): boolean {
    return (
      this.nick === other.nick &&
      this.affiliation === other.affiliation &&
      this.role === other.role &&
      this.jid === other.jid &&
      this.show === other.show &&
      this.status === other.status &&
      this.avatarHash === other.avatarHash &&
      this.occupantId === other.occupantId &&
      this.heldId === other.heldId &&
      sameList(this.jids, other.jids)
    );
  }
}

function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return (
    a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((jid, at) => jid === b[at]))
  );
}

/** What an occupant's presence says, as far as the stanza tier has read it. */
export interface OccupantPresence {
  readonly items: readonly Item[];
  readonly show?: string | undefined;
  readonly status?: string | undefined;
}

/**
 * The snapshot after a presence.
 *
 * @param idsTrusted whether the room vouches for occupant-ids; `undefined` while it has not said
 */
export function occupantAfter(
  room: string,
  nick: string,
  presence: OccupantPresence,
  element: Element,
  idsTrusted: boolean | undefined,
  before: OccupantSnapshot | undefined,
): OccupantSnapshot {
  const { items, status } = presence;
  let idElement: Element | undefined;
  let avatar: Element | undefined;
  for (const child of element.children) {
    if (typeof child !== "object") continue;
    const name = nameOf(child);
    if (name === "occupant-id" && namespaceOf(child) === NS_OCCUPANT_ID) idElement ??= child;
    else if (name === "x" && namespaceOf(child) === NS_AVATAR) avatar ??= child;
  }
  const item = items[0];
  const jid = atMost(item?.jid, JID);
  const show = atMost(presence.show, WORD);
  const jids = items.length > 1 ? realJids(items) : NO_JIDS;
  const id = idsTrusted === false ? undefined : idElement && idOf(idElement);
  return new OccupantSnapshot(room, keep(before?.nick, nick), {
    affiliation: AFFILIATIONS.get(item?.affiliation) ?? before?.affiliation ?? "none",
    role: ROLES.get(item?.role) ?? before?.role ?? "none",
    jid: items.length > 1 ? jids[0] : jid && keep(before?.jid, jid),
    jids: jids.length > 1 ? jids : undefined,
    occupantId: idsTrusted && id ? keep(before?.occupantId, id) : undefined,
    heldId: idsTrusted === undefined && id ? keep(before?.heldId, id) : undefined,
    show: show && (SHOWS.get(show) ?? keep(before?.show, show)),
    status: status === undefined ? undefined : keep(before?.status, beginningOf(status, STATUS)),
    avatarHash: keep(before?.avatarHash, atMost(avatar && hashOf(avatar), WORD)),
  });
}

/** What is kept already where it says the same, else a copy of the new: most of what a presence says is known. */
function keep(known: string | undefined, text: string): string;
function keep(known: string | undefined, text: string | undefined): string | undefined;
function keep(known: string | undefined, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text === known ? known : own(text);
}

/** One constant for each word, instead of a piece of the network chunk. */
function constants<Word extends string>(...words: readonly Word[]): ReadonlyMap<string | undefined, Word> {
  return new Map(words.map((word) => [word, word]));
}

const AFFILIATIONS = /* @__PURE__ */ constants<Affiliation>("owner", "admin", "member", "outcast", "none");
const ROLES = /* @__PURE__ */ constants<Role>("moderator", "participant", "visitor", "none");
const SHOWS = /* @__PURE__ */ constants<string>("away", "chat", "dnd", "xa");

const NO_JIDS: readonly string[] = [];

function realJids(items: readonly Item[]): readonly string[] {
  const jids = new Set<string>();
  for (const { jid } of items.slice(0, SESSIONS)) if (jid !== undefined && jid.length <= JID) jids.add(own(jid));
  return [...jids];
}

const NS_OCCUPANT_ID = "urn:xmpp:occupant-id:0";
const NS_AVATAR = "vcard-temp:x:update";

function idOf(occupantId: Element): string | undefined {
  const id = attributeOf(occupantId, "id");
  // XEP-0421 §5: "the occupant identifier MUST have a maximum length of 128 characters"
  return id && id.length <= 128 ? id : undefined;
}

function hashOf(avatar: Element): string | undefined {
  const photo = findChild(avatar, "photo", NS_AVATAR);
  return (photo && textOf(photo)) || undefined;
}
