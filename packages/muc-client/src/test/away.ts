import { vi } from "vitest";
import type { RoomEvents } from "../index.ts";
import type { joined } from "./stage.ts";
import { presenceError } from "./wire.ts";

export type Joined = Awaited<ReturnType<typeof joined>>;

/** The payload of a presence that enters. */
export const JOIN = 'xmlns="http://jabber.org/protocol/muc"';

/** The stream is lost and there is a fresh one. */
export function reconnect({ entity }: Joined): void {
  entity.disconnect();
  entity.sent.length = 0;
  entity.goOnline();
}

/** The presence by which the room is joined again. */
export function nextJoin({ entity }: Joined) {
  return entity.nextSent("<presence", JOIN);
}

/** That presence is refused; with fake timers we wait for the next attempt as long as we are told. */
export async function refused(at: Joined, condition: string, type = "cancel") {
  const failure = new Promise<RoomEvents["rejoinFailed"]>((resolve) => void at.room.once("rejoinFailed", resolve));
  const sent = await nextJoin(at);
  at.entity.receive(presenceError(condition, type, { id: sent.attrs.id }));
  await vi.advanceTimersByTimeAsync((await failure).nextIn ?? 0);
  return { failure: await failure, to: sent.attrs.to };
}

/** The names of recorded events. */
export function names(heard: readonly (readonly [event: string, payload: unknown])[]): readonly string[] {
  return heard.map(([event]) => event);
}
