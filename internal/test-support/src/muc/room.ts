import type { Affiliation, Role } from "@xeps/muc-stanzas";
import { bareOf, domainOf, foldJid } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { DEFAULT_SETTINGS, type RoomSettings } from "./owning/room-settings.ts";
import type { Profile } from "./profile/profile.ts";

/** A room at one moment. Whatever happens in it makes a new one. */
export interface Room {
  /** Bare JID, folded. */
  readonly jid: string;
  readonly profile: Profile;
  readonly settings: RoomSettings;
  /** Waiting for its first configuration. */
  readonly locked: boolean;
  /** By bare JID or domain, folded; whoever is not in it has no affiliation. */
  readonly affiliates: ReadonlyMap<string, Affiliate>;
  /** By nick, in order of entering. */
  readonly occupants: ReadonlyMap<string, Occupant>;
  /** The nick of each session inside, by full JID. */
  readonly nicks: ReadonlyMap<string, string>;
  /** Absent until somebody sets one. */
  readonly subject?: Subject;
  /** Oldest first. */
  readonly history: readonly PastMessage[];
  /** When an account last asked for voice, by bare JID. */
  readonly voiceRequests: ReadonlyMap<string, Date>;
  /** Nicks for which somebody has asked, by bare JID, folded, until an admin decides. */
  readonly registrations: ReadonlyMap<string, string>;
  /** Gives somebody another nick than the one asked for. */
  readonly assignNick?: NickRule;
}

/** What the room keeps of somebody, whether or not he is inside. */
export interface Affiliate {
  readonly affiliation: Affiliation;
  /** The nick that nobody else may have. */
  readonly nick?: string;
  /** Why he has the affiliation. */
  readonly reason?: string;
}

/** Whoever has a nick inside: one account, in one or more sessions. */
export interface Occupant {
  readonly nick: string;
  readonly role: Role;
  /** Never empty; in order of entering. */
  readonly sessions: readonly OccupantSession[];
  /** Made up to fill a room: nothing is sent to it. */
  readonly madeUp?: boolean;
}

export interface OccupantSession {
  /** Full JID. */
  readonly jid: string;
  /** What it shows besides the payload of the room: show, status, caps and the like. */
  readonly shown: Shown;
}

/** A session to which something is sent. */
export interface Recipient {
  readonly jid: string;
  readonly role: Role;
}

/** What of a presence goes on to the others. */
export interface Shown {
  readonly id?: string;
  readonly lang?: string;
  readonly children: readonly Element[];
}

export const NOTHING_SHOWN: Shown = { children: [] };

export interface Subject {
  readonly text: string;
  /** The occupant JID of who set it. */
  readonly from: string;
  readonly at: Date;
  /** What was sent, for services that repeat it as it was. */
  readonly children: readonly Element[];
}

export interface PastMessage {
  readonly stanza: Element;
  readonly at: Date;
}

export interface NickRule {
  readonly assign: (nick: string, jid: string) => string;
  /** Whether the service says so with code 210. Some do it silently. */
  readonly announced: boolean;
}

/** What comes of an event: the room after it, `undefined` when it is gone, and what is sent, in order. */
export interface Outcome {
  readonly room: Room | undefined;
  readonly send: readonly Element[];
  /** Where a room went that is gone by the will of its owner. */
  readonly tombstone?: Tombstone;
}

/** What is left of a destroyed room. */
export interface Tombstone {
  /** The room that takes its place. */
  readonly jid?: string | undefined;
  readonly reason?: string | undefined;
}

/** An empty room with its creator as owner. */
export function newRoom(jid: string, creator: string, profile: Profile, password?: string): Room {
  // Both Prosody and ejabberd protect the room by the password with which its creator enters.
  const secret = password ? { passwordProtectedRoom: true, roomSecret: password } : {};
  return {
    jid,
    profile,
    settings: { ...DEFAULT_SETTINGS, ...profile.owning.settings, ...secret },
    locked: profile.entering.locksNewRooms,
    affiliates: new Map([[accountOf(creator), { affiliation: "owner" }]]),
    occupants: new Map(),
    nicks: new Map(),
    history: [],
    voiceRequests: new Map(),
    registrations: new Map(),
  };
}

/** The key of an account: its bare JID, folded. */
export function accountOf(jid: string): string {
  return foldJid(bareOf(jid));
}

/** The affiliation of an account with the room: its own, else that of its whole domain. */
export function affiliationOf(room: Room, jid: string): Affiliation {
  const account = room.affiliates.get(accountOf(jid)) ?? room.affiliates.get(domainOf(jid));
  return account?.affiliation ?? "none";
}

/** The room with this affiliate; "none" is none. */
export function withAffiliate(room: Room, jid: string, affiliate: Affiliate): Room {
  const affiliates = new Map(room.affiliates);
  if (affiliate.affiliation === "none") affiliates.delete(accountOf(jid));
  else affiliates.set(accountOf(jid), affiliate);
  return { ...room, affiliates };
}

/** The occupant behind a full JID. */
export function occupantOf(room: Room, jid: string): Occupant | undefined {
  const nick = room.nicks.get(jid);
  return nick === undefined ? undefined : room.occupants.get(nick);
}

/** The account behind an occupant. */
export function accountOfOccupant(occupant: Occupant): string {
  return accountOf(occupant.sessions[0]?.jid ?? "");
}

/** The room with this occupant, in the place of the one of the same nick. */
export function withOccupant(room: Room, occupant: Occupant): Room {
  const nicks = new Map(room.nicks);
  for (const { jid } of room.occupants.get(occupant.nick)?.sessions ?? []) nicks.delete(jid);
  for (const { jid } of occupant.sessions) nicks.set(jid, occupant.nick);
  return { ...room, occupants: new Map(room.occupants).set(occupant.nick, occupant), nicks };
}

/** The room without this occupant. */
export function withoutOccupant(room: Room, occupant: Occupant): Room {
  const occupants = new Map(room.occupants);
  occupants.delete(occupant.nick);
  const nicks = new Map(room.nicks);
  for (const { jid } of occupant.sessions) nicks.delete(jid);
  return { ...room, occupants, nicks };
}

/** All sessions inside, the only ones to which something is sent. */
export function recipientsOf(room: Room): Recipient[] {
  const recipients: Recipient[] = [];
  for (const { role, sessions, madeUp } of room.occupants.values()) {
    if (!madeUp) for (const { jid } of sessions) recipients.push({ jid, role });
  }
  return recipients;
}
