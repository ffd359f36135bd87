import { NODE_TRAFFIC } from "@xeps/muc-stanzas";
import { buildDiscoInfo, parseDiscoInfo, StanzaError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { readAnswer, roomRequest } from "./room-request.ts";

/**
 * `Room.getAllowedTraffic`. XEP-0045 §18.1.1: an empty list forbids everything; both refusals mean that no list is in
 * force.
 */
export async function getAllowedTraffic(
  core: RoomCore,
  options?: RequestOptions,
): Promise<readonly string[] | undefined> {
  try {
    const answer = await roomRequest(core, "get", buildDiscoInfo({ node: NODE_TRAFFIC }), options);
    return readAnswer(answer, parseDiscoInfo).features;
  } catch (error) {
    if (error instanceof StanzaError && NO_LIST.has(error.condition)) return undefined;
    throw error;
  }
}

const NO_LIST: ReadonlySet<string> = new Set(["feature-not-implemented", "service-unavailable", "item-not-found"]);
