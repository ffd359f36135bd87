import type { Element } from "ltx";

/** Somebody wants us in a room: through the room (XEP-0045 §7.8.2) or from person to person (XEP-0249). */
export interface Invitation {
  /** Bare JID of the room. */
  readonly room: string;
  /**
   * Who invites: a bare or full JID, or an occupant JID. Of a mediated invitation the room says so, of a direct one the
   * server.
   */
  readonly from?: string;
  readonly kind: "direct" | "mediated";
  readonly reason?: string;
  readonly password?: string;
  /** Of the one-to-one chat that goes on in the room, §7.9. */
  readonly thread?: string;
  readonly continue?: boolean;
  readonly stanza: Element;
}
