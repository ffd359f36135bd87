import type { RoomCore } from "../room/room-core.ts";

import { type ReasonOptions, setRole } from "./set-role.ts";

/** `Room.kick`. XEP-0045 §8.2: the role "none" puts somebody out. */
export function kick(core: RoomCore, nick: string, options?: ReasonOptions): Promise<void> {
  return setRole(core, nick, "none", options);
}
