import { own } from "@xeps/xep-0030/kit";
import type { RoomModel } from "./model.ts";
import { type Transition, transition } from "./transition.ts";

/** Our join presence is on its way. */
export interface EnterInput {
  readonly kind: "enter";
  readonly nick: string;
  /** Of the join presence: errors name it. */
  readonly id: string;
}

/**
 * From outside a stay begins; from inside everything is asked for again (XEP-0045 §7.2.1: a join while joined is a full
 * resynchronisation).
 */
export function enter(model: RoomModel, { nick, id }: EnterInput): Transition {
  if (model.phase === "in") return transition({ ...model, joinId: id, resync: new Set() });
  return transition({
    ...model,
    phase: "entering",
    nick: own(nick),
    joinId: id,
    selfCertain: false,
    settling: false,
    occupants: new Map(),
  });
}
