import { NODE_RESERVED_NICK } from "@xeps/muc-stanzas";
import { buildDiscoInfo, parseDiscoInfo, StanzaError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { readAnswer, roomRequest } from "./room-request.ts";

/**
 * `Room.getReservedNick`. XEP-0045 §7.12: the name of the identity; an empty answer, or a service that does not know
 * the node, is none.
 */
export async function getReservedNick(core: RoomCore, options?: RequestOptions): Promise<string | undefined> {
  try {
    const answer = await roomRequest(core, "get", buildDiscoInfo({ node: NODE_RESERVED_NICK }), options);
    const { identities } = readAnswer(answer, parseDiscoInfo);
    return identities.find(({ category }) => category === "conference")?.name;
  } catch (error) {
    if (error instanceof StanzaError && UNKNOWN_NODE.has(error.condition)) return undefined;
    throw error;
  }
}

const UNKNOWN_NODE: ReadonlySet<string> = new Set(["feature-not-implemented", "service-unavailable", "item-not-found"]);
