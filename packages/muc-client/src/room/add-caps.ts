import type { Element } from "ltx";
import type { RoomCore } from "./room-core.ts";

/**
 * Puts our capabilities (XEP-0115) into a presence, where disco knows them: the room shows the last presence to all, so
 * each carries them.
 */
export async function addCaps(core: RoomCore, presence: Element): Promise<void> {
  try {
    const caps = await core.host.caps?.();
    if (caps) presence.append(caps);
  } catch {} // a page without WebCrypto goes without
}
