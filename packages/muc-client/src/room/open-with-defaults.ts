import { buildMucOwner } from "@xeps/muc-stanzas";
import type { RoomCore } from "./room-core.ts";
import { roomRequest } from "./room-request.ts";

/** Accepts the service's defaults for a room just created, which opens it: an "instant room". XEP-0045 §10.1.2. */
export async function openWithDefaults(core: RoomCore): Promise<void> {
  await roomRequest(core, "set", buildMucOwner({ form: { type: "submit", fields: [] } }), { signal: core.staySignal });
}
