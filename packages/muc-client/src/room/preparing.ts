import type { RoomCore } from "./room-core.ts";
import { Underway } from "./underway.ts";

/**
 * Runs what a join has to do before its presence is sent: ask for the room's address, or whether it exists, or wait
 * until an earlier stay is over. Whoever leaves meanwhile ends it.
 */
export async function preparing<T>(
  core: RoomCore,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  core.preparations ??= new Underway();
  try {
    return await core.preparations.run([signal], (either) => {
      core.stateChanged();
      return work(either);
    });
  } finally {
    core.stateChanged();
  }
}
