import type { Element } from "ltx";

/** A resource that is online, as the router sees it. */
export interface Session {
  /** Full JID. */
  readonly jid: string;
  readonly bare: string;
  /** Its last available presence without addressee; `undefined` until there is one, and after an unavailable one. */
  presence: Element | undefined;
  /** To whom it sent presence directly and not yet took it back. */
  readonly directed: Set<string>;
  send(stanza: Element): void;
}

/** The priority of its presence, RFC 6121 §4.7.2.3. */
export function priorityOf(session: Session): number {
  const text = session.presence?.getChildText("priority", "jabber:client") ?? "";
  return /^[+-]?\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
}
