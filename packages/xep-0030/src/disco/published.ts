import type { Element } from "ltx";
import { copyElement } from "../kit/copy-element.ts";
import { buildDiscoInfo, type DiscoInfo, type Identity } from "../stanzas/disco-info.ts";
import { buildDiscoItems, type DiscoItem, type DiscoItems } from "../stanzas/disco-items.ts";
import { ByAddress } from "./by-address.ts";
import type { Address } from "./disco.ts";

/** What was added to disco. What cannot be sent is refused when it is added. */
export class Published {
  readonly #identities: ByAddress<Identity> = new ByAddress();
  readonly #features: ByAddress<string> = new ByAddress();
  readonly #items: ByAddress<DiscoItem> = new ByAddress();
  readonly #extensions: ByAddress<Element> = new ByAddress();

  addIdentity(identity: Identity, at: Address): () => void {
    buildDiscoInfo({ identities: [identity] });
    return this.#identities.add(identity, at);
  }

  addFeature(feature: string, at: Address): () => void {
    buildDiscoInfo({ features: [feature] });
    return this.#features.add(feature, at);
  }

  addItem(item: DiscoItem, at: Address): () => void {
    buildDiscoItems({ items: [item] });
    return this.#items.add(item, at);
  }

  addExtension(form: Element, at: Address): () => void {
    return this.#extensions.add(copyElement(form), at);
  }

  /** Whether anything was added at exactly this address. */
  has(at: Address): boolean {
    const all = [this.#identities, this.#features, this.#items, this.#extensions];
    return all.some((things) => things.get(at).length > 0);
  }

  /** For one JID: its own identities, else those of every JID; the rest of both. */
  info(jid: string, node: string | undefined): DiscoInfo {
    const own = this.#identities.get({ jid, node });
    return {
      identities: own.length > 0 ? own : this.#identities.get({ node }),
      features: [...this.#features.get({ jid, node }), ...this.#features.get({ node })],
      extensions: [...this.#extensions.get({ jid, node }), ...this.#extensions.get({ node })],
    };
  }

  /** For one JID: its own items, then those of every JID. */
  items(jid: string, node: string | undefined): DiscoItems {
    return { items: [...this.#items.get({ jid, node }), ...this.#items.get({ node })] };
  }
}
