import type { Element } from "ltx";

/** A part of the service with a domain of its own, such as the MUC service. */
export interface Component {
  readonly domain: string;
  /** Its name in the list of the server's items. */
  readonly name: string;
  /** A stanza to an address at its domain; `from` is the full JID of the sender, stamped by the service. */
  receive(stanza: Element): void;
  /** This full JID is not available any more. Without it, a component is told by presence, as every address is. */
  offline?(jid: string, status: string | undefined): void;
}
