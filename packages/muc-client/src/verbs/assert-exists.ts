import { StanzaError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import { JoinError } from "../errors/join-error.ts";
import type { RoomCore } from "../room/room-core.ts";
import { unansweredJoin } from "./catch-up.ts";
import { getInfoFirst } from "./get-info.ts";

/**
 * A presence to a room that is not there would make it, so it is asked for first: JoinError "not-found". Any other word
 * of the room says that it is there, or does not say; silence is how the join fails.
 */
export async function assertExists(core: RoomCore, { timeout, signal }: RequestOptions = {}): Promise<void> {
  try {
    await getInfoFirst(core, { timeout, signal });
  } catch (cause) {
    if (!(cause instanceof StanzaError)) throw unansweredJoin(core, cause, signal);
    if (cause.condition !== "item-not-found") return;
    const { condition, stanza } = cause;
    throw new JoinError({ failure: "not-found", room: core.model.jid, condition, stanza }, { cause });
  }
}
