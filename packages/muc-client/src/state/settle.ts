import type { RoomModel } from "./model.ts";
import { type Effect, type Transition, transition } from "./transition.ts";

const SETTLED: Effect = { kind: "settled" };

/** The end of the join: by its subject, by quiet, or because the wait for both is over. No later message is history. */
export function settle(model: RoomModel): Transition {
  if (!model.settling) return model.historyOpen ? transition({ ...model, historyOpen: false }) : transition(model);
  return transition({ ...model, settling: false, historyOpen: false }, SETTLED);
}
