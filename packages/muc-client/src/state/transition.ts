import type { StanzaError } from "@xeps/xep-0030";
import type { Element } from "ltx";
import type { RoomEvents } from "../events.ts";
import type { RoomMessage } from "../room-message.ts";
import type { ExitReason } from "./exit-reason.ts";
import { inOneShape, type RoomModel } from "./model.ts";
import type { OccupantSnapshot } from "./occupant.ts";
import { strike } from "./seen-messages.ts";

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

/** One where there is one: most steps have no other, and a list would cost more than the effect. */
export type Effects = Effect | readonly Effect[] | undefined;

/** One occupant comes, changes or (`undefined`) goes; the map itself belongs to whoever commits. */
export interface OccupantEdit {
  readonly nick: string;
  readonly occupant: OccupantSnapshot | undefined;
}

/**
 * One step of a room. Most are of one presence or message, whose outcome is here in the open, without a list around it:
 * a room of 10 000 takes 10 000 steps at once.
 */
export interface Transition {
  readonly model: RoomModel;
  /** In this order; after `said`. */
  readonly effects: Effects;
  /** Whose presence it is: heard of, whether anything has changed or not. */
  readonly appears?: OccupantSnapshot | undefined;
  /** The nickname that nobody has any more, unless somebody appears under it. */
  readonly disappears?: string | undefined;
  /** Further occupants that change or go. */
  readonly edits?: readonly OccupantEdit[] | undefined;
  /** A message that listeners get now. */
  readonly said?: RoomMessage | undefined;
  /** A message that they have had, and that the room tells again. */
  readonly repeated?: RoomMessage | undefined;
}

export function transition(model: RoomModel, effects?: Effects, edits?: readonly OccupantEdit[]): Transition {
  return told(model, undefined, undefined, effects, edits);
}

/** The step of a presence. */
export function told(
  model: RoomModel,
  appears: OccupantSnapshot | undefined,
  disappears: string | undefined,
  effects?: Effects,
  edits?: readonly OccupantEdit[],
): Transition {
  return { model, effects, appears, disappears, edits };
}

/** The step of a message. */
export function said(model: RoomModel, message: RoomMessage, effects?: Effects): Transition {
  return { model, effects, said: message, repeated: undefined };
}

/** The step of a message that listeners have had. */
export function repeated(model: RoomModel, message: RoomMessage): Transition {
  return { model, effects: undefined, said: undefined, repeated: message };
}

/** Which events anybody listens to or waits for; what nobody hears of need not be made. */
export interface Audience {
  hears(event: keyof RoomEvents): boolean;
}

/** Shorthand for an effect that tells the listeners. */
export function emit<E extends keyof RoomEvents>(event: E, payload: RoomEvents[E]): Effect {
  return { kind: "emit", event, payload } as Effect;
}

/** Both where both are there. */
export function both(first: Effect | undefined, second: Effect | undefined): Effects {
  return first && second ? [first, second] : (first ?? second);
}

export function isList(effects: Effect | readonly Effect[]): effects is readonly Effect[] {
  return Array.isArray(effects);
}

export function listOf(effects: Effects): readonly Effect[] {
  if (effects === undefined) return [];
  return isList(effects) ? effects : [effects];
}

/**
 * The model with the edits made. Occupants live in one map from the first presence of a stay to its end, because
 * copying it per presence would make a join quadratic, and so do the messages seen; this is the one place that writes
 * to them.
 */
export function commit(before: RoomModel, transition: Transition): RoomModel {
  const { appears, disappears, edits, said, repeated } = transition;
  const model = transition.model === before ? before : inOneShape(transition.model);
  const occupants = model.occupants as Map<string, OccupantSnapshot>;
  if (disappears !== undefined) occupants.delete(disappears);
  if (appears) {
    occupants.set(appears.nick, appears);
    (model.resync as Set<string> | undefined)?.add(appears.nick);
  }
  if (edits) edit(occupants, edits);
  if (said) model.seen.remember(said);
  if (repeated && model.overlap) strike(model.overlap, repeated);
  return model;
}

function edit(occupants: Map<string, OccupantSnapshot>, edits: readonly OccupantEdit[]): void {
  for (const { nick, occupant } of edits) {
    if (occupant) occupants.set(nick, occupant);
    else occupants.delete(nick);
  }
}
