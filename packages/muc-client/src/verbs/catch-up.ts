import { StanzaError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import type { JoinFailure } from "../errors/join-failure.ts";
import type { RoomCore } from "../room/room-core.ts";
import { getInfoFirst } from "./get-info.ts";

/**
 * Lets the room finish with the last stay, which we left without its word. Stanzas are handled in order (RFC 6120
 * §10.1): when it answers a question that was asked later, it has said everything else.
 */
export async function catchUp(core: RoomCore, options: RequestOptions = {}): Promise<void> {
  const { timeout, signal } = options;
  try {
    await getInfoFirst(core, { timeout, signal });
  } catch (cause) {
    if (!(cause instanceof StanzaError)) throw unansweredJoin(core, cause, signal);
  }
  core.leftUnconfirmed = false;
}

const FAILURE_OF: ReadonlyMap<string, JoinFailure> = new Map([
  ["TimeoutError", "timeout"],
  ["DisconnectedError", "disconnected"],
]);

/** A question that a join begins with has no answer: that is how the join fails. */
export function unansweredJoin(core: RoomCore, cause: unknown, signal?: AbortSignal): unknown {
  const failure = signal?.aborted ? undefined : FAILURE_OF.get((cause as Error).name);
  return failure ? new JoinError({ failure, room: core.model.jid }, { cause }) : cause;
}
