import type { RoomCore } from "../room/room-core.ts";
import { setAffiliation } from "./set-affiliation.ts";
import type { ReasonOptions } from "./set-role.ts";

/** `Room.ban`. XEP-0045 §9.1: the affiliation "outcast" puts somebody out for good. */
export function ban(core: RoomCore, jid: string, options?: ReasonOptions): Promise<void> {
  return setAffiliation(core, jid, "outcast", options);
}
