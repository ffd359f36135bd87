import { StanzaError } from "@xeps/xep-0030";
import { hasInstanceByName } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { ExitReason } from "../state/exit-reason.ts";
import { type JoinFailure, joinFailure } from "./join-failure.ts";

/** What is known of a failed join. */
export interface JoinErrorInit {
  readonly failure: JoinFailure;
  /** Bare JID. */
  readonly room: string;
  readonly condition?: string | undefined;
  readonly redirect?: string | undefined;
  readonly why?: ExitReason | undefined;
  readonly stanza?: Element | undefined;
}

/** A join that did not succeed; `failure` says why. We are not in the room. XEP-0045 §7.2. */
export class JoinError extends Error {
  override readonly name: "JoinError" = "JoinError";
  readonly failure: JoinFailure;
  /** Bare JID of the room. */
  readonly room: string;
  /** The condition of the service's error, when there was one. */
  declare readonly condition?: string;
  /** Where the room went, when it says so. */
  declare readonly redirect?: string;
  /** What else is known: how we were removed, what was destroyed. */
  declare readonly why?: ExitReason;
  declare readonly stanza?: Element;

  constructor(init: JoinErrorInit, options?: ErrorOptions) {
    super(`${init.room}: ${init.failure}`, options);
    this.failure = init.failure;
    this.room = init.room;
    if (init.condition !== undefined) this.condition = init.condition;
    if (init.redirect !== undefined) this.redirect = init.redirect;
    if (init.why !== undefined) this.why = init.why;
    if (init.stanza !== undefined) this.stanza = init.stanza;
  }

  /** By name: two copies of the package in one program agree. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasInstanceByName(this, JoinError, "JoinError", value);
  }
}

/** The JoinError of an error answer to our presence. An xmpp: URI as new address is read (RFC 6120 §8.3.3.5). */
export function refusedJoin(room: string, error: StanzaError, stanza: Element): JoinError {
  const { condition, redirect } = error;
  const init = { failure: joinFailure(error), room, condition, redirect: redirect && addressIn(redirect), stanza };
  return new JoinError(init, { cause: error });
}

/** How somebody ended the join: `failure` is "destroyed" or "removed". */
export function endedJoin(room: string, why: ExitReason, stanza: Element): JoinError {
  if (why.kind !== "destroyed") return new JoinError({ failure: "removed", room, why, stanza });
  return new JoinError({ failure: "destroyed", room, redirect: why.destroy.jid, why, stanza });
}

/** We are in a room that the join made, and could not open it. */
export function unopenedJoin(room: string, cause: unknown): JoinError {
  const { condition, stanza } = cause instanceof StanzaError ? cause : {};
  return new JoinError({ failure: "other", room, condition, stanza }, { cause });
}

function addressIn(redirect: string): string {
  if (!redirect.startsWith("xmpp:")) return redirect;
  const address = redirect.slice("xmpp:".length).replace(/[?#].*/s, "");
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
