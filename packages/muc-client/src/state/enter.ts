import { own } from "@xeps/xep-0030/kit";
import type { RoomModel } from "./model.ts";
import { type Transition, transition } from "./transition.ts";

/** Our join presence is on its way. */
export interface EnterInput {
  readonly kind: "enter";
  readonly nick: string;
  /** Of the join presence: errors name it. */
  readonly id: string;
  /** From when on history is asked for, when we return. */
  readonly since?: Date;
}

/**
 * From outside a stay begins; from inside everything is asked for again (XEP-0045 §7.2.1: a join while joined is a full
 * resynchronisation). When we return it is both: who is not told of has left while we were away.
 */
export function enter(model: RoomModel, { nick, id, since = new Date(0) }: EnterInput): Transition {
  if (model.phase === "in") {
    return transition({ ...model, joinId: id, resync: new Set(), overlap: model.seen.overlap(since) });
  }
  const entering = { phase: "entering", nick: own(nick), joinId: id, selfCertain: false, settling: false } as const;
  if (model.phase !== "away") return transition({ ...model, ...entering, occupants: new Map() });
  return transition({
    ...model,
    ...entering,
    returning: true,
    resync: new Set(),
    formerNick: model.nick,
    overlap: model.seen.overlap(since),
  });
}
