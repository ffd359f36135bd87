import type { RoomEvents } from "@xeps/muc-client";
import type { TypedEmitter } from "@xeps/xep-0030/entity";
import { deadline } from "@xeps-internal/test-support";

/** Milliseconds that a service may take for anything; a busy machine too. */
export const PATIENCE = 20_000;

/** A room or a client. */
type Source = Pick<TypedEmitter<RoomEvents>, "on" | "off">;

/** The next event of this name that `matches`; rejects when none comes in time. Call it before what causes the event. */
export async function next<E extends keyof RoomEvents>(
  source: Source,
  event: E,
  matches: (event: RoomEvents[E]) => boolean = () => true,
): Promise<RoomEvents[E]> {
  let listener: (event: RoomEvents[E]) => void = () => {};
  const arrival = new Promise<RoomEvents[E]>((resolve) => {
    listener = (value) => {
      if (matches(value)) resolve(value);
    };
    source.on(event, listener);
  });
  try {
    return await deadline(arrival, PATIENCE, `event ${event}`);
  } finally {
    source.off(event, listener);
  }
}

/** Everything that a listener of these events hears, in order. */
export function record(source: Source, ...events: (keyof RoomEvents)[]): { event: string; value: unknown }[] {
  const heard: { event: string; value: unknown }[] = [];
  for (const event of events) source.on(event, (value) => heard.push({ event, value }));
  return heard;
}
