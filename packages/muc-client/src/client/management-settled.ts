import { listen, startTimer, type XmppEntity } from "@xeps/xep-0030/entity";
import { isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";

const NS = "urn:xmpp:sm:3";

/** Milliseconds to wait for the server's word. */
const PATIENCE = 5_000;

/** What xmpp.js keeps of stream management, on a client. */
interface Management {
  readonly enabled: boolean;
  readonly enableSent: boolean;
}

/**
 * Calls back once the server has said whether it manages the stream that has just come online, at once where nobody
 * asks it. What you get stops it.
 *
 * WORKAROUND @xmpp/stream-management ≤ 0.14: it sets its count to zero a moment after that word; stanzas of joins that
 * come with it are miscounted, and Prosody then ends the stream.
 */
export function whenManagementSettled(entity: XmppEntity, callback: () => void): () => void {
  const management = entity.streamManagement as Partial<Management> | undefined;
  if (typeof management?.enableSent !== "boolean") {
    callback();
    return () => {};
  }
  const removals: (() => void)[] = [];
  const stop = () => {
    for (const remove of removals.splice(0)) remove();
  };
  const soon = (next: () => void) => {
    stop();
    removals.push(startTimer(0, next));
  };
  const settled = () => soon(callback);
  const isTheWord = (element: Element) => isNamed(element, "enabled", NS) || isNamed(element, "failed", NS);
  // It is asked right after the event.
  soon(() => {
    if (management.enabled || !management.enableSent) return callback();
    stop();
    removals.push(
      listen<Element>(entity, "nonza", (element) => void (isTheWord(element) && settled())),
      startTimer(PATIENCE, settled),
    );
  });
  return stop;
}
