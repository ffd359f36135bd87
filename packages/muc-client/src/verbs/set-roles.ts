import type { Role } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { type ChangeResult, changeEach } from "./set-item.ts";
import { setRole } from "./set-role.ts";

/** One change of a role, XEP-0045 §8, by nickname. */
export interface RoleChange {
  readonly nick: string;
  readonly role: Role;
  readonly reason?: string | undefined;
}

/** `Room.setRoles`. */
export async function setRoles(
  core: RoomCore,
  changes: readonly RoleChange[],
  options: RequestOptions = {},
): Promise<readonly ChangeResult<RoleChange>[]> {
  return changeEach(core, changes, options, ({ nick, role, reason }, request) =>
    setRole(core, nick, role, { ...request, reason }),
  );
}
