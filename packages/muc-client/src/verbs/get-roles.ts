import type { Item, Role } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { getList } from "./get-list.ts";

/** `Room.getRoles`. XEP-0045 §8.5, §9.8. */
export function getRoles(core: RoomCore, role: Role, options?: RequestOptions): Promise<readonly Item[]> {
  return getList(core, { role }, options);
}
