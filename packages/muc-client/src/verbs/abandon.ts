import { buildMucOwner } from "@xeps/muc-stanzas";
import { cancelForm } from "@xeps/xep-0004";
import { StanzaError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { destroy } from "./destroy.ts";
import { lastingRequest } from "./room-request.ts";

/**
 * Ends a room that we have just created. XEP-0045 §10.1.3: cancelling does; ejabberd keeps the room all the same, so it
 * is destroyed.
 */
export async function abandon(core: RoomCore, options?: RequestOptions): Promise<void> {
  await ignoringRefusal(lastingRequest(core, "set", buildMucOwner({ form: cancelForm }), options));
  if (core.model.phase === "in") await ignoringRefusal(destroy(core, options));
}

/** A refusal is as good as success where the room is gone already. */
async function ignoringRefusal(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof StanzaError)) throw error;
  }
}
