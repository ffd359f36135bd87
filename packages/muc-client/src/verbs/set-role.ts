import type { Role } from "@xeps/muc-stanzas";
import { BuildError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { setItem } from "./set-item.ts";

/** What goes with a change that somebody may not like. */
export interface ReasonOptions extends RequestOptions {
  /** Told to everybody in the room. */
  readonly reason?: string | undefined;
}

/** `Room.setRole`. XEP-0045 §17.4.5: by nickname alone. */
export async function setRole(core: RoomCore, nick: string, role: Role, options: ReasonOptions = {}): Promise<void> {
  const { reason, ...request } = options;
  if (nick === "") throw new BuildError("item", "a role belongs to a nickname");
  await setItem(core, { nick, role, reason }, request);
}
