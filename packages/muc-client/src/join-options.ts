import type { History } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import type { Presence } from "./presence.ts";

/** How to enter a room, XEP-0045 §7.2. */
export interface JoinOptions extends RequestOptions {
  /** §7.2.5. White space counts. */
  readonly password?: string | undefined;
  /**
   * What to ask for of the discussion history (§7.2.14): default `{ maxStanzas: 20 }`, all four limits together if you
   * like; `false` asks for none. Whatever the service sends, the last `limit` messages (default 1 000) are kept in the
   * result.
   */
  readonly history?: (History & { readonly limit?: number | undefined }) | false | undefined;
  /** Our availability in the room. */
  readonly presence?: Presence | undefined;
  /** Children for `<x xmlns='http://jabber.org/protocol/muc'/>`. */
  readonly extensions?: readonly Element[] | undefined;
  /**
   * Default true: a room that this join creates is opened at once with the service's defaults (§10.1.2) before the
   * promise resolves; if that is refused the join rejects and we leave. false: the room is asked for first
   * (disco#info), and one that is not there rejects "not-found"; should our presence create it all the same, it is
   * cancelled, then destroyed, and the join rejects "not-found".
   */
  readonly create?: boolean | undefined;
  /**
   * Once we are in: milliseconds to wait for the subject before the join resolves without one, and until which history
   * may come. Default 5 000; `Infinity` waits for it without end.
   */
  readonly subjectTimeout?: number | undefined;
}
