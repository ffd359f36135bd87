import type { ExitReason } from "./exit-reason.ts";
import { away, outside, type RoomModel, tellsChanges } from "./model.ts";
import { type Effect, emit, type Transition, transition } from "./transition.ts";

/** The stay is over without a word of the room, and we do not come back. */
export function forget(model: RoomModel, why: ExitReason): Transition {
  return transition(outside(model), exit(model, why, false));
}

/** The stay is over without a word of the room, and we come back if that is wanted. */
export function goAway(model: RoomModel, why: ExitReason): Transition {
  if (!model.rejoins) return forget(model, why);
  return transition({ ...away(model), announced: false }, exit(model, why, true));
}

/**
 * What was there stands still; whether it is the end is not told yet, because the program may have stopped the entity.
 * A first join leaves nothing behind.
 */
export function breakOff(model: RoomModel): Transition {
  return transition(model.phase === "away" || tellsChanges(model) ? away(model) : outside(model));
}

function exit({ room, announced }: RoomModel, why: ExitReason, willRejoin: boolean): readonly Effect[] {
  const ended: Effect = { kind: "ended", why, willRejoin };
  return announced ? [emit("exit", { room, why, willRejoin }), ended] : [ended];
}
