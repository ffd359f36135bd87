import type { Element } from "ltx";
import { hasInstanceByName } from "../kit/named-error.ts";

/** The fields of a stanza error, RFC 6120 §8.3. */
export interface StanzaErrorInit {
  /** The defined condition, e.g. "item-not-found"; "undefined-condition" when the stanza names none. */
  readonly condition: string;
  /** "auth", "cancel", "continue", "modify" or "wait", as written. */
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  /** Who raised the error. */
  readonly by?: string | undefined;
  /** The address inside `<gone/>` or `<redirect/>`. */
  readonly redirect?: string | undefined;
  /** The application-specific condition: the child of another namespace. */
  readonly application?: Element | undefined;
  /** The whole error stanza. */
  readonly stanza?: Element | undefined;
}

/**
 * An error answer, RFC 6120 §8.3: thrown by what waits for an answer, and to be thrown by what gives one. What the
 * stanza does not say is an absent key. `instanceof` compares by name, so two copies of the package agree.
 */
export class StanzaError extends Error {
  override readonly name = "StanzaError" as const;
  readonly condition: string;
  declare readonly type?: string;
  declare readonly text?: string;
  declare readonly by?: string;
  declare readonly redirect?: string;
  declare readonly application?: Element;
  declare readonly stanza?: Element;

  constructor(init: StanzaErrorInit, options?: ErrorOptions) {
    super(init.text ? `${init.condition}: ${init.text}` : init.condition, options);
    this.condition = init.condition;
    if (init.type !== undefined) this.type = init.type;
    if (init.text !== undefined) this.text = init.text;
    if (init.by !== undefined) this.by = init.by;
    if (init.redirect !== undefined) this.redirect = init.redirect;
    if (init.application !== undefined) this.application = init.application;
    if (init.stanza !== undefined) this.stanza = init.stanza;
  }

  /** By name: two copies of the package in one program agree. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasInstanceByName(this, StanzaError, "StanzaError", value);
  }
}
