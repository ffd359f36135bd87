import { buildMucOwner } from "@xeps/muc-stanzas";
import { cancelForm } from "@xeps/xep-0004";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { roomRequest } from "./room-request.ts";

/** `Room.cancelConfig`. XEP-0045 §10.1.3, §10.2: of a new room it is the end, of another one it changes nothing. */
export async function cancelConfig(core: RoomCore, options?: RequestOptions): Promise<void> {
  await roomRequest(core, "set", buildMucOwner({ form: cancelForm }), options);
}
