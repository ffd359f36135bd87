import type { Element } from "ltx";

/**
 * What these packages use of an entity of `@xmpp/client` or `@xmpp/component`. Structural: neither is imported, and
 * anything of this shape will do.
 */
export interface XmppEntity {
  /** The full JID of a client, the domain of a component; `null` before the first connection. */
  readonly jid: { toString(): string } | null;
  /** "online" while stanzas can be sent. */
  readonly status: string;
  send(stanza: Element): Promise<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: listeners of an entity take what its event carries
  on(event: string, listener: (...args: any[]) => void): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  removeListener(event: string, listener: (...args: any[]) => void): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  emit(event: string, ...args: any[]): boolean;
  listenerCount?(event: string): number;
  /** Where iq stanzas of type "get" are answered. A handler cannot be removed again. */
  // biome-ignore lint/suspicious/noExplicitAny: the context of a handler belongs to xmpp.js
  readonly iqCallee: { get(ns: string, name: string, handler: (context: any) => any): void };
  /** Of a client, absent on a component. At run time an EventEmitter with the events "resumed" and "fail". */
  readonly streamManagement?: object;
}
