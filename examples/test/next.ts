import type { MucClient, MucClientEvents, Room, RoomEvents } from "@xeps/muc-client";
import { deadline } from "@xeps-internal/test-support";
import type { Client } from "@xmpp/client";
import type { Element } from "ltx";

/** Milliseconds that anything may take; on a busy machine too. */
const PATIENCE = 20_000;

/** The next event of this name that `matches`. Call it before what causes the event. */
export function next<E extends keyof RoomEvents>(
  source: Room | MucClient,
  event: E,
  matches?: (event: RoomEvents[E]) => boolean,
): Promise<RoomEvents[E]>;
export function next<E extends keyof MucClientEvents>(source: MucClient, event: E): Promise<MucClientEvents[E]>;
export function next(
  source: Room | MucClient,
  event: keyof MucClientEvents,
  matches: (event: never) => boolean = () => true,
): Promise<unknown> {
  const emitter = source as MucClient;
  const arrival = new Promise<unknown>((resolve) => {
    const listener = (value: unknown) => {
      if (!matches(value as never)) return;
      emitter.off(event, listener);
      resolve(value);
    };
    emitter.on(event, listener);
  });
  return deadline(arrival, PATIENCE, `event ${event}`);
}

/** The next stanza that a client receives and that `matches`. */
export function nextStanza(entity: Client, matches: (stanza: Element) => boolean): Promise<Element> {
  const arrival = new Promise<Element>((resolve) => {
    const listener = (stanza: Element) => {
      if (!matches(stanza)) return;
      entity.removeListener("stanza", listener);
      resolve(stanza);
    };
    entity.on("stanza", listener);
  });
  return deadline(arrival, PATIENCE, "a stanza");
}
