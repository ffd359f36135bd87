import type { Element } from "ltx";
import type { ClientSession } from "./client-session.ts";

/** What the sessions need of the service around them. */
export interface SessionsHost {
  online(session: ClientSession): void;
  received(session: ClientSession, stanza: Element): void;
  offline(session: ClientSession): void;
  /** A stanza that the client of a session which is over may never have got. */
  undelivered(stanza: Element): void;
}

/** From the beginning of a session to its end, which comes later than that of its stream when it may be resumed. */
export class ClientSessions {
  /** Seconds that a session waits to be resumed. */
  readonly patience: number;
  readonly #host: SessionsHost;
  readonly #limit: number;
  readonly #sessions: Map<string, ClientSession> = new Map();

  /** At most `limit` stanzas wait for a client to acknowledge them. */
  constructor(host: SessionsHost, patience: number, limit: number) {
    this.#host = host;
    this.patience = patience;
    this.#limit = limit;
  }

  /** The stream of a session is managed from now on, as `enable` wishes; gives the answer. */
  manage(session: ClientSession, enable: Element): Element {
    const overflow = () => {
      session.close("resource-constraint");
      this.end(session);
    };
    return session.manage(enable, this.#limit, overflow).enabled(this.patience);
  }

  /** A session begins. One that has this address goes, as nobody is at its other end any more. */
  begin(session: ClientSession): void {
    const former = this.#sessions.get(session.jid);
    former?.close("conflict");
    if (former) this.end(former);
    this.#sessions.set(session.jid, session);
    this.#host.online(session);
  }

  received(session: ClientSession, stanza: Element): void {
    session.management?.countHandled();
    this.#host.received(session, stanza);
  }

  /** The stream of a session broke off. */
  lost(session: ClientSession): void {
    if (this.#sessions.get(session.jid) !== session) return;
    if (session.management?.id === undefined) this.end(session);
    else session.hibernate(this.patience * 1_000, () => this.end(session));
  }

  /** The connection of a session breaks off, and it can be resumed or not. */
  drop(jid: string, isResumable: boolean): void {
    const session = this.#sessions.get(jid);
    session?.cut();
    if (session && !isResumable) this.end(session);
  }

  /** A session is over; what its client has not acknowledged goes back. */
  end(session: ClientSession): void {
    if (this.#sessions.get(session.jid) !== session) return;
    session.stopWaiting();
    this.#sessions.delete(session.jid);
    const lost = session.isWaiting ? (session.management?.unacknowledged ?? []) : [];
    for (const stanza of lost) this.#host.undelivered(stanza);
    this.#host.offline(session);
  }

  /** The session of this account that was given this id, when it is still there. */
  resumable(bare: string, id: string | undefined): ClientSession | undefined {
    const all = [...this.#sessions.values()];
    return all.find((session) => session.bare === bare && id !== undefined && session.management?.id === id);
  }

  /** Nobody waits for anything any more. */
  stop(): void {
    for (const session of this.#sessions.values()) session.stopWaiting();
  }
}
