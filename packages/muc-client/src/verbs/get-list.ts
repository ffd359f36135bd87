import { buildMucAdmin, type Item, parseMucAdmin } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { readAnswer, roomRequest } from "./room-request.ts";

/**
 * The list of everybody with this role or affiliation. XEP-0045 §17.4.4: asked for by an item with exactly one of them.
 */
export async function getList(core: RoomCore, of: Item, options?: RequestOptions): Promise<readonly Item[]> {
  const answer = await roomRequest(core, "get", buildMucAdmin({ items: [of] }), options);
  // An empty list may come without a query around it.
  return answer.children.length === 0 ? [] : readAnswer(answer, (query) => parseMucAdmin(query)?.items);
}
