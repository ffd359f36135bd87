import type { Room } from "../room/room.ts";
import type { Subject } from "../subject.ts";
import type { OccupantSnapshot } from "./occupant.ts";

/**
 * How far we are with a room.
 *
 * - `out`: no presence of ours there, and none on the way
 * - `entering`: our presence is sent, our self-presence has not come
 * - `in`: our self-presence came
 * - `leaving`: our unavailable presence is sent, the room's answer has not come
 */
export type Phase = "out" | "entering" | "in" | "leaving";

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
  /** Whether code 110 has told which occupant we are, not only the nickname we asked for. */
  readonly selfCertain: boolean;
  /** A new nickname may come at any moment: we asked for one, or were renamed without being told to what. */
  readonly awaitsNick: boolean;
  /**
   * Whether a join was resolved in this stay: listeners know that we are in, so they hear of changes and of the end.
   */
  readonly announced: boolean;
  /** Whether a message with a delay of the room is history. */
  readonly historyOpen: boolean;
  /** Codes of the self-presence that let us in. */
  readonly entryCodes: readonly number[];
  readonly occupants: ReadonlyMap<string, OccupantSnapshot>;
  /**
   * While everything is asked for again: the nicknames that have come so far; whoever is missing at the end has left.
   */
  readonly resync: ReadonlySet<string> | undefined;
  readonly subject: Subject | undefined;
  /** What the room says of itself by disco; `undefined` while it has not said. */
  readonly vouchesOccupantIds: boolean | undefined;
  readonly vouchesStanzaIds: boolean | undefined;
}

/** A room that we know nothing of. */
export function emptyModel(room: Room, jid: string): RoomModel {
  return {
    room,
    jid,
    phase: "out",
    settling: false,
    nick: "",
    joinId: "",
    selfCertain: false,
    awaitsNick: false,
    announced: false,
    historyOpen: false,
    entryCodes: [],
    occupants: new Map(),
    resync: undefined,
    subject: undefined,
    vouchesOccupantIds: undefined,
    vouchesStanzaIds: undefined,
  };
}

/** The same room once we are out: occupants and subject forgotten, what it said of itself too. */
export function outside(model: RoomModel): RoomModel {
  return emptyModel(model.room, model.jid);
}

/** Ourselves, once we are in. */
export function selfOf(model: RoomModel): OccupantSnapshot | undefined {
  return model.phase === "in" || model.phase === "leaving" ? model.occupants.get(model.nick) : undefined;
}
