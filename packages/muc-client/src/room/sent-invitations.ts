import { randomId } from "@xeps/xep-0030/entity";
import { bareOf, domainOf, foldJid } from "@xeps/xep-0030/kit";

/** How many of a client are remembered. */
const LIMIT = 100;

interface Sent {
  /** Bare JID of who is invited, folded. */
  readonly to: string;
  /** Bare JID of the room. */
  readonly room: string;
}

/** Direct invitations do not pass through the room (XEP-0249), nor do their refusals: these are known by their ids. */
export class SentInvitations {
  readonly #sent: Map<string, Sent> = new Map();

  /** The id for one of them. */
  add(to: string, room: string): string {
    const id = randomId();
    this.#sent.set(id, { to: foldJid(bareOf(to)), room });
    const [oldest] = this.#sent.keys();
    if (this.#sent.size > LIMIT && oldest !== undefined) this.#sent.delete(oldest);
    return id;
  }

  /** The room that the refused invitation is to. It comes from who was invited, or his server; others guess no id. */
  refused(id: string, from: string): string | undefined {
    const sent = this.#sent.get(id);
    const sender = foldJid(bareOf(from));
    if (!sent || (sender !== sent.to && sender !== domainOf(sent.to))) return undefined;
    this.#sent.delete(id);
    return sent.room;
  }
}
