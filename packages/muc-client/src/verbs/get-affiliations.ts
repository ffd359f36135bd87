import type { Affiliation, Item } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { getList } from "./get-list.ts";

/** `Room.getAffiliations`. XEP-0045 §9.2, §9.5, §10.5, §10.8. */
export function getAffiliations(
  core: RoomCore,
  affiliation: Affiliation,
  options?: RequestOptions,
): Promise<readonly Item[]> {
  return getList(core, { affiliation }, options);
}
