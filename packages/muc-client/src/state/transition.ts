import type { StanzaError } from "@xeps/xep-0030";
import type { Element } from "ltx";
import type { RoomEvents } from "../events.ts";
import type { ExitReason } from "./exit-reason.ts";
import { inOneShape, type RoomModel } from "./model.ts";
import type { OccupantSnapshot } from "./occupant.ts";
import { repeatIn, type SeenMessage, strike } from "./seen-messages.ts";

/** Something for the listeners of the room. */
type Emission = {
  [E in keyof RoomEvents]: { readonly kind: "emit"; readonly event: E; readonly payload: RoomEvents[E] };
}[keyof RoomEvents];

/** What the world outside the reducer has to do after a transition, in this order. */
export type Effect =
  | Emission
  /** Our self-presence came: the wait for the subject begins. */
  | { readonly kind: "entered" }
  /** A subject that may be history came: the join ends once nothing more of it arrives. */
  | { readonly kind: "await-quiet" }
  /** The join is complete. */
  | { readonly kind: "settled" }
  /** The service refused our presence. */
  | { readonly kind: "refused"; readonly error: StanzaError; readonly stanza: Element }
  /** The stay is over, or the join was ended by somebody. */
  | {
      readonly kind: "ended";
      readonly why: ExitReason;
      /** What said so; nobody did where it is absent. */
      readonly stanza?: Element;
      readonly willRejoin: boolean;
      /** The nickname in a join presence that the room has not answered yet, and may still let us in for. */
      readonly unanswered?: string;
    };

/** One occupant comes, changes or (`undefined`) goes; the map itself belongs to whoever commits. */
export interface OccupantEdit {
  readonly nick: string;
  readonly occupant: OccupantSnapshot | undefined;
}

export interface Transition {
  readonly model: RoomModel;
  readonly edits: readonly OccupantEdit[];
  readonly effects: readonly Effect[];
  /** While everything is asked for again: who was heard of. */
  readonly heard: string | undefined;
  /** A message that listeners get now. */
  readonly seen: SeenMessage | undefined;
  /** A message that they have had, and that the room tells again. */
  readonly repeated: SeenMessage | undefined;
}

const NONE: readonly never[] = [];

export function transition(
  model: RoomModel,
  effects: readonly Effect[] = NONE,
  edits: readonly OccupantEdit[] = NONE,
  heard?: string,
  seen?: SeenMessage,
  repeated?: SeenMessage,
): Transition {
  return { model, effects, edits, heard, seen, repeated };
}

/** Which events anybody listens to or waits for; what nobody hears of need not be made. */
export type Hears = (event: keyof RoomEvents) => boolean;

/** Shorthand for an effect that tells the listeners. */
export function emit<E extends keyof RoomEvents>(event: E, payload: RoomEvents[E]): Effect {
  return { kind: "emit", event, payload } as Effect;
}

/** Both where both are there, in a list of just that length. */
export function listOf(first: Effect | undefined, second: Effect | undefined): readonly Effect[] | undefined {
  if (first) return second ? [first, second] : [first];
  return second && [second];
}

/**
 * The model with the edits made. Occupants live in one map from the first presence of a stay to its end, because
 * copying it per presence would make a join quadratic, and so do the messages seen; this is the one place that writes
 * to them.
 */
export function commit(before: RoomModel, transition: Transition): RoomModel {
  const { edits, heard, seen, repeated } = transition;
  const model = transition.model === before ? before : inOneShape(transition.model);
  const occupants = model.occupants as Map<string, OccupantSnapshot>;
  for (const { nick, occupant } of edits) {
    if (occupant) occupants.set(nick, occupant);
    else occupants.delete(nick);
  }
  if (heard !== undefined) (model.resync as Set<string> | undefined)?.add(heard);
  if (seen) model.seen.remember(seen);
  const repeats = repeated && model.overlap && repeatIn(model.overlap, repeated);
  if (repeats) strike(repeats, repeated);
  return model;
}
