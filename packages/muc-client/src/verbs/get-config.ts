import { buildMucOwner, parseMucOwner } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { readAnswer, roomRequest } from "./room-request.ts";

/** `Room.getConfig`. XEP-0045 §10.2. */
export async function getConfig(core: RoomCore, options?: RequestOptions): Promise<DataForm> {
  const answer = await roomRequest(core, "get", buildMucOwner(), options);
  return readAnswer(answer, (query) => parseMucOwner(query)?.form);
}
