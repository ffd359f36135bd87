import { buildMucOwner } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { roomRequest } from "./room-request.ts";

/** Accepts the service's defaults for a room just created, which opens it: an "instant room". XEP-0045 §10.1.2. */
export async function openWithDefaults(core: RoomCore, options?: RequestOptions): Promise<void> {
  await roomRequest(core, "set", buildMucOwner({ form: { type: "submit", fields: [] } }), options);
}
