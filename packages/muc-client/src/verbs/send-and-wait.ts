import type { Element } from "ltx";
import type { RoomEvents } from "../events.ts";
import type { RoomCore } from "../room/room-core.ts";
import type { Expectation } from "../room/waits.ts";

/** Sends the stanza and waits for the event of the room that answers it. */
export function sendAndWait<E extends keyof RoomEvents, Result>(
  core: RoomCore,
  stanza: Element,
  timeout: number,
  signal: AbortSignal | undefined,
  expectation: Expectation<E, Result>,
): Promise<Result> {
  const result = core.waits.wait(expectation, timeout, signal);
  core.send(stanza).catch((error: unknown) => core.waits.fail(expectation, error));
  return result;
}
