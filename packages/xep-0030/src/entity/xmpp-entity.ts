import type { Element } from "ltx";

/**
 * What these packages use of an entity of `@xmpp/client` or `@xmpp/component`. Structural: neither is imported, and
 * anything of this shape will do.
 */
export interface XmppEntity {
  /** The full JID of a client, the domain of a component; `null` before the first connection. */
  readonly jid: {
    /** The whole address. */
    toString(): string;
  } | null;
  /** "online" while stanzas can be sent. */
  readonly status: string;
  /** Resolves when the socket has taken it. */
  send(stanza: Element): Promise<unknown>;
  /** "stanza", "online", "disconnect" and the rest of what xmpp.js tells. */
  // biome-ignore lint/suspicious/noExplicitAny: listeners of an entity take what its event carries
  on(event: string, listener: (...args: any[]) => void): unknown;
  /** Ends an {@link on}. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  removeListener(event: string, listener: (...args: any[]) => void): unknown;
  /** As an EventEmitter of Node. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  emit(event: string, ...args: any[]): boolean;
  /** As an EventEmitter of Node. */
  listenerCount?(event: string): number;
  /** Where iq stanzas of type "get" are answered. A handler cannot be removed again. */
  readonly iqCallee: {
    /** Answers one payload, by namespace and name. */
    // biome-ignore lint/suspicious/noExplicitAny: the context of a handler belongs to xmpp.js
    get(ns: string, name: string, handler: (context: any) => any): void;
  };
  /** Of a client, absent on a component. At run time an EventEmitter with the events "resumed" and "fail". */
  readonly streamManagement?: object;
}
