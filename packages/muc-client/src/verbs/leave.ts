import { isOnline, parseTimeout, type RequestOptions } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import { depart } from "../room/leaving.ts";
import type { RoomCore } from "../room/room-core.ts";
import { leavePresence } from "./stanzas.ts";

/** How we leave. */
export interface LeaveOptions extends RequestOptions {
  /** What the others read as our last words. */
  readonly status?: string | undefined;
}

/** `Room.leave`. */
export async function leave(core: RoomCore, options: LeaveOptions = {}): Promise<void> {
  const timeout = parseTimeout(options.timeout, 30_000);
  leavePresence(core.model.jid, options.status); // what may not be sent is refused before anything happens
  options.signal?.throwIfAborted();
  const left = new JoinError({ failure: "left", room: core.model.jid, why: { kind: "left" } });
  core.preparations?.cancel(left);
  core.attempt?.fail(left);
  if (core.model.phase === "out") return;
  if (core.model.phase === "away" || core.suspended || !isOnline(core.host.entity))
    return core.forget({ kind: "left" }, options.status);
  const departing = core.departing ?? depart(core, options.status);
  return departing.wait(timeout, options.signal);
}
