import type { RoomModel } from "./model.ts";
import { type Transition, transition } from "./transition.ts";

/** Our unavailable presence is sent; we are out when the room says so (XEP-0045 §7.14). */
export function leave(model: RoomModel): Transition {
  return transition({ ...model, phase: "leaving", settling: false });
}
