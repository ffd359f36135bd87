import { DisconnectedError } from "@xeps/xep-0030/entity";
import { RoomError } from "../errors/room-error.ts";
import type { ExitReason } from "../state/exit-reason.ts";
import { type Effects, listOf } from "../state/transition.ts";

/** Without a word of it the stream is gone, or we are not in yet. */
export function whyOut(effects: Effects): ExitReason {
  const ended = listOf(effects).find((effect) => effect.kind === "ended");
  return ended ? ended.why : { kind: "disconnected" };
}

/** Whether the join was refused: then there was no stay that could end. */
export function wasRefused(effects: Effects): boolean {
  return listOf(effects).some(({ kind }) => kind === "refused");
}

/** What was sent may have arrived, unless we know that it is of no use any more. */
export function endOfWaiting(room: string, why: ExitReason): Error {
  return why.kind === "disconnected" ? new DisconnectedError("unknown") : new RoomError(room, why);
}
