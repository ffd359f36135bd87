import { type RequestOptions, request } from "@xeps/xep-0030/entity";
import { buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { RoomCore } from "./room-core.ts";

/** An iq to the room itself, in the name of this client. */
export function roomRequest(
  { host, model }: RoomCore,
  type: "get" | "set",
  payload: Element,
  options?: RequestOptions,
): Promise<Element> {
  return request(host.entity, buildElement("iq", { type, to: model.jid, from: host.from }, [payload]), options);
}
