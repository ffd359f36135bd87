import type { Affiliation, Role } from "@xeps/muc-stanzas";
import { bareOf, foldJid } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Profile } from "./profile.ts";
import { DEFAULT_SETTINGS, type RoomSettings } from "./room-settings.ts";

/** A room at one moment. Whatever happens in it makes a new one. */
export interface Room {
  /** Bare JID, folded. */
  readonly jid: string;
  readonly profile: Profile;
  readonly settings: RoomSettings;
  /** Waiting for its first configuration. */
  readonly locked: boolean;
  /** By bare JID, folded; whoever is not in it has none. */
  readonly affiliations: ReadonlyMap<string, Affiliation>;
  /** By nick, in order of entering. */
  readonly occupants: ReadonlyMap<string, Occupant>;
  /** The nick of each session inside, by full JID. */
  readonly nicks: ReadonlyMap<string, string>;
  /** Absent until somebody sets one. */
  readonly subject?: Subject;
  /** Oldest first. */
  readonly history: readonly PastMessage[];
  /** Gives somebody another nick than the one asked for. */
  readonly assignNick?: NickRule;
}

export interface Occupant {
  readonly nick: string;
  /** Full JID. */
  readonly jid: string;
  readonly role: Role;
  /** What it shows besides the payload of the room: show, status, caps and the like. */
  readonly shown: Shown;
  /** One without a session, made up to fill a room: nothing is sent to it. */
  readonly madeUp?: boolean;
}

/** What of a presence goes on to the others. */
export interface Shown {
  readonly id?: string;
  readonly lang?: string;
  readonly children: readonly Element[];
}

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
}

/** An empty room with its creator as owner. */
export function newRoom(jid: string, creator: string, profile: Profile): Room {
  return {
    jid,
    profile,
    settings: DEFAULT_SETTINGS,
    locked: profile.locksNewRooms,
    affiliations: new Map([[foldJid(bareOf(creator)), "owner"]]),
    occupants: new Map(),
    nicks: new Map(),
    history: [],
  };
}

/** The affiliation of an account with the room. */
export function affiliationOf(room: Room, jid: string): Affiliation {
  return room.affiliations.get(foldJid(bareOf(jid))) ?? "none";
}

/** The occupant behind a full JID. */
export function occupantOf(room: Room, jid: string): Occupant | undefined {
  const nick = room.nicks.get(jid);
  return nick === undefined ? undefined : room.occupants.get(nick);
}

/** The room with this occupant, in the place of the one of the same nick. */
export function withOccupant(room: Room, occupant: Occupant): Room {
  const occupants = new Map(room.occupants).set(occupant.nick, occupant);
  return { ...room, occupants, nicks: new Map(room.nicks).set(occupant.jid, occupant.nick) };
}

/** The room without this occupant. */
export function withoutOccupant(room: Room, occupant: Occupant): Room {
  const occupants = new Map(room.occupants);
  occupants.delete(occupant.nick);
  const nicks = new Map(room.nicks);
  nicks.delete(occupant.jid);
  return { ...room, occupants, nicks };
}

/** Those with a session, the only ones to whom something is sent. */
export function sessionsOf(room: Room): Occupant[] {
  return [...room.occupants.values()].filter((occupant) => !occupant.madeUp);
}
