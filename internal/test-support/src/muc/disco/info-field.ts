import type { FieldOption, FieldType } from "@xeps/xep-0004";
import { values } from "../owning/fields.ts";
import type { Room } from "../room.ts";

/** A field of what disco#info tells of a room, §16.5.4. */
export interface InfoField {
  readonly var: string;
  readonly type: FieldType;
  readonly options?: readonly FieldOption[];
  readonly read: (room: Room) => readonly string[];
}

export const PRIVATE_MESSAGES: readonly FieldOption[] = values("anyone", "participants", "moderators", "none");
