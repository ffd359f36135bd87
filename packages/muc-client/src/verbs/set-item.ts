import { buildMucAdmin, type Item } from "@xeps/muc-stanzas";
import { parseTimeout, type RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { withSignals } from "../room/with-signals.ts";
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

/** How many changes are under way at once: rooms and services hold up who sends more. */
const AT_ONCE = 20;

type Make<Change> = (change: Change, options: RequestOptions) => Promise<void>;

/**
 * Makes all changes, each on its own and in their order; a refused one is told in its result and stops no other. What
 * was not made when the stay ends is not sent any more.
 */
export async function changeEach<Change>(
  core: RoomCore,
  changes: readonly Change[],
  { timeout, signal }: RequestOptions,
  make: Make<Change>,
): Promise<readonly ChangeResult<Change>[]> {
  parseTimeout(timeout, 30_000);
  signal?.throwIfAborted();
  const work = async (either: AbortSignal) => {
    const results: ChangeResult<Change>[] = [];
    const todo = [...changes].entries(); // the caller may go on with his list
    const worker = async () => {
      for (const [index, change] of todo) results[index] = await outcome(change, make, { timeout, signal: either });
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, changes.length) }, worker));
    return results;
  };
  return core.stay ? core.stay.run([signal], work) : withSignals([signal], work);
}

async function outcome<Change>(
  change: Change,
  make: Make<Change>,
  options: RequestOptions,
): Promise<ChangeResult<Change>> {
  try {
    options.signal?.throwIfAborted();
    await make(change, options);
    return { change };
  } catch (error) {
    return { change, error: error as Error };
  }
}
