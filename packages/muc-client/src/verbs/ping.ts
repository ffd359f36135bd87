import { StanzaError } from "@xeps/xep-0030";
import { type RequestOptions, TimeoutError } from "@xeps/xep-0030/entity";
import { buildElement } from "@xeps/xep-0030/kit";
import type { RoomCore } from "../room/room-core.ts";
import { selfOf } from "../state/model.ts";
import { stayRequest } from "./room-request.ts";

/** Whether the room still counts us among its occupants. */
export type Standing = "joined" | "not-joined" | "unknown";

/** XEP-0410 §3.2: who answers is the room, or our own client behind it; what the error says decides. */
const MEANING: ReadonlyMap<string, Standing> = new Map([
  ["service-unavailable", "joined"],
  ["feature-not-implemented", "joined"],
  ["remote-server-not-found", "unknown"],
  ["remote-server-timeout", "unknown"],
]);

/** `Room.ping`. XEP-0410. */
export async function ping(core: RoomCore, options: RequestOptions = {}): Promise<Standing> {
  core.assertJoined();
  const { jid, nick, awaitsNick } = core.model;
  const self = selfOf(core.model);
  const payload = buildElement("ping", { xmlns: "urn:xmpp:ping" });
  const iq = buildElement("iq", { type: "get", to: `${jid}/${nick}`, from: core.host.from }, [payload]);
  try {
    await stayRequest(core, iq, options);
    return "joined";
  } catch (error) {
    if (error instanceof TimeoutError) return "unknown";
    if (!(error instanceof StanzaError)) throw error;
    // Under way from one nickname to another, or back, we are in, but not where we asked; and so is whom the room has
    // shown anew since.
    const moves = awaitsNick || core.model.awaitsNick || selfOf(core.model) !== self;
    if (error.condition === "item-not-found" && moves) return "unknown";
    return MEANING.get(error.condition) ?? "not-joined";
  }
}
