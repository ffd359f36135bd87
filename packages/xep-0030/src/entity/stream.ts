import type { Element } from "ltx";
import { DisconnectedError } from "./disconnected-error.ts";
import type { Listenable } from "./listen.ts";
import type { XmppEntity } from "./xmpp-entity.ts";

/** Whether stanzas can be sent. In every other state xmpp.js loses them or breaks the stream. */
export function isOnline(entity: XmppEntity): boolean {
  return entity.status === "online";
}

/** Throws `DisconnectedError` with `sent: "no"` unless stanzas can be sent. */
export function assertOnline(entity: XmppEntity): void {
  if (!isOnline(entity)) throw new DisconnectedError("no");
}

/**
 * Sends a stanza when online; resolves when the socket has taken it. Rejects with `DisconnectedError`. xmpp.js writes
 * to the element (`parent`, on components `from`), so give it one of your own.
 */
export async function sendStanza(entity: XmppEntity, stanza: Element): Promise<void> {
  assertOnline(entity);
  try {
    await entity.send(stanza);
  } catch (cause) {
    throw new DisconnectedError("unknown", { cause });
  }
}

/** Stream management as xmpp.js has it at run time; `undefined` on a component. */
export function streamManagementOf(entity: XmppEntity): (Listenable & { readonly id?: unknown }) | undefined {
  const management = entity.streamManagement as (Partial<Listenable> & { readonly id?: unknown }) | undefined;
  return typeof management?.on === "function" ? (management as Listenable) : undefined;
}

/**
 * Whether stream management (XEP-0198) may resume the stream once it is lost. xmpp.js clears `enabled` before anybody
 * hears `disconnect`; the id of the old stream stays until a resumption is refused or the entity stopped.
 */
export function isResumable(entity: XmppEntity): boolean {
  const id = streamManagementOf(entity)?.id;
  return typeof id === "string" && id !== "";
}
