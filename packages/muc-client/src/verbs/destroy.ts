import { buildMucOwner, type Destroy } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { lastingRequest } from "./room-request.ts";

/** What is said of the end of a room, XEP-0045 §10.9. */
export interface DestroyOptions extends RequestOptions {
  readonly reason?: string | undefined;
  /** Where to meet instead, and the password there. */
  readonly jid?: string | undefined;
  readonly password?: string | undefined;
}

/** `Room.destroy`. */
export async function destroy(core: RoomCore, options: DestroyOptions = {}): Promise<void> {
  const { reason, jid, password, ...request } = options;
  const venue: Destroy = { reason, jid, password };
  await lastingRequest(core, "set", buildMucOwner({ destroy: venue }), request);
}
