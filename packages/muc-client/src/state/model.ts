import type { Room } from "../room/room.ts";
import type { Subject } from "../subject.ts";
import type { OccupantSnapshot } from "./occupant.ts";
import { type Overlap, SeenMessages } from "./seen-messages.ts";

/**
 * How far we are with a room.
 *
 * - `out`: no presence of ours there, and none on the way
 * - `away`: the same, but we mean to come back: what we knew is kept
 * - `entering`: our presence is sent, our self-presence has not come
 * - `in`: our self-presence came
 * - `leaving`: our unavailable presence is sent, the room's answer has not come
 */
export type Phase = "out" | "away" | "entering" | "in" | "leaving";

/** All that the reducer knows of one room: plain data, replaced and never changed. */
export interface RoomModel {
  /** The handle which the events name; opaque here. */
  readonly room: Room;
  /** The bare JID that the room's stanzas come from. */
  readonly jid: string;
  readonly phase: Phase;
  /** We are in, and the join waits for history and subject. */
  readonly settling: boolean;
  /** The nickname asked for while entering, ours from then on. */
  readonly nick: string;
  /** The id of our join presence. */
  readonly joinId: string;
  /** The presence that let us in had that id, so what does not have it answers no join presence. */
  readonly echoesIds: boolean;
  /** Whether code 110 has told which occupant we are, not only the nickname we asked for. */
  readonly selfCertain: boolean;
  /** A new nickname may come at any moment: we asked for one, or were renamed without being told to what. */
  readonly awaitsNick: boolean;
  /** Whether listeners know that we are in: a join was resolved, and its end is not told. They hear of changes. */
  readonly announced: boolean;
  /** A rejoin: occupants and subject are those of the last stay, and listeners hear of what differs. */
  readonly returning: boolean;
  /** Whether we come back when nobody wants us out. */
  readonly rejoins: boolean;
  /** Whether a message with a delay of the room is history. */
  readonly historyOpen: boolean;
  /** Codes of the self-presence that let us in. */
  readonly entryCodes: readonly number[];
  readonly occupants: ReadonlyMap<string, OccupantSnapshot>;
  /**
   * While everything is asked for again: the nicknames that have come so far; whoever is missing at the end has left.
   */
  readonly resync: ReadonlySet<string> | undefined;
  /** Our nickname in the last stay, while we return. */
  readonly formerNick: string | undefined;
  /** What listeners were told of the last messages. */
  readonly seen: SeenMessages;
  /** Which of them come again while we return. */
  readonly overlap: Overlap | undefined;
  readonly subject: Subject | undefined;
  /** What the room says of itself by disco; `undefined` while it has not said. */
  readonly vouchesOccupantIds: boolean | undefined;
  readonly vouchesStanzaIds: boolean | undefined;
}

/** A room that we know nothing of. */
export function emptyModel(room: Room, jid: string, rejoins = false): RoomModel {
  return {
    room,
    jid,
    phase: "out",
    settling: false,
    nick: "",
    joinId: "",
    echoesIds: false,
    selfCertain: false,
    awaitsNick: false,
    announced: false,
    returning: false,
    rejoins,
    historyOpen: false,
    entryCodes: [],
    occupants: new Map(),
    resync: undefined,
    formerNick: undefined,
    seen: new SeenMessages(),
    overlap: undefined,
    subject: undefined,
    vouchesOccupantIds: undefined,
    vouchesStanzaIds: undefined,
  };
}

/**
 * The same model with the hidden class that all models share. A copy by spread has one of its own, and for each of them
 * V8 would throw away what it has compiled for every stanza.
 */
export function inOneShape(model: RoomModel): RoomModel {
  return Object.assign(emptyModel(model.room, model.jid), model);
}

/** The same room once we are out: occupants and subject forgotten, what it said of itself too. */
export function outside({ room, jid, rejoins }: RoomModel): RoomModel {
  return emptyModel(room, jid, rejoins);
}

/** The same room while we are away: everything stands still. */
export function away(model: RoomModel): RoomModel {
  return {
    ...model,
    phase: "away",
    nick: model.formerNick ?? model.nick,
    settling: false,
    awaitsNick: false,
    returning: false,
    historyOpen: false,
    resync: undefined,
    formerNick: undefined,
    overlap: undefined,
  };
}

/** Whether listeners hear of changes: they know who is there. */
export function tellsChanges({ announced, returning }: RoomModel): boolean {
  return announced || returning;
}

/** Ourselves: once we are in, and as we were while we are away. */
export function selfOf({ nick, formerNick, occupants }: RoomModel): OccupantSnapshot | undefined {
  return occupants.get(formerNick ?? nick);
}
