import { buildMucAdmin, type Item } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { roomRequest } from "./room-request.ts";

/**
 * One change of a role or an affiliation. One iq each: Prosody applies only the first of several, and says that all
 * went well.
 */
export async function setItem(core: RoomCore, item: Item, options?: RequestOptions): Promise<void> {
  await roomRequest(core, "set", buildMucAdmin({ items: [item] }), options);
}

/** The outcome of one change among several. */
export interface ChangeResult<Change> {
  readonly change: Change;
  /** Why it was not made; absent when it was. */
  readonly error?: Error;
}

/** Makes all changes, each on its own; a refused one is told in its result and stops no other. */
export function changeEach<Change>(
  changes: readonly Change[],
  make: (change: Change) => Promise<void>,
): Promise<readonly ChangeResult<Change>[]> {
  return Promise.all(
    changes.map(async (change) => {
      try {
        await make(change);
        return { change };
      } catch (error) {
        return { change, error: error as Error };
      }
    }),
  );
}
