import type { MucClient, MucClientEvents, Room, RoomEvents } from "@xeps/muc-client";
import { deadline } from "@xeps-internal/test-support";

/** Milliseconds that a service may take for anything; a busy machine too. */
export const PATIENCE = 20_000;

/**
 * The next event of this name that `matches`; rejects when none comes in time. Call it before what causes the event.
 */
export async function next<E extends keyof RoomEvents>(
  source: Room | MucClient,
  event: E,
  matches?: (event: RoomEvents[E]) => boolean,
): Promise<RoomEvents[E]>;
export async function next<E extends keyof MucClientEvents>(
  source: MucClient,
  event: E,
  matches?: (event: MucClientEvents[E]) => boolean,
): Promise<MucClientEvents[E]>;
export async function next(
  source: Room | MucClient,
  event: keyof MucClientEvents,
  matches: (event: never) => boolean = () => true,
): Promise<unknown> {
  const emitter = source as MucClient;
  let listener: (event: unknown) => void = () => {};
  const arrival = new Promise<unknown>((resolve) => {
    listener = (value) => {
      if (matches(value as never)) resolve(value);
    };
    emitter.on(event, listener);
  });
  try {
    return await deadline(arrival, PATIENCE, `event ${event}`);
  } finally {
    emitter.off(event, listener);
  }
}

/** Everything that a listener of these events hears, in order. */
export function record(source: Room | MucClient, ...events: (keyof RoomEvents)[]): { event: string; value: unknown }[] {
  const heard: { event: string; value: unknown }[] = [];
  for (const event of events) (source as Room).on(event, (value) => heard.push({ event, value }));
  return heard;
}
