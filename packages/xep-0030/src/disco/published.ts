import type { Element } from "ltx";
import { foldJid } from "../kit/address.ts";
import { buildExtensions } from "../kit/build-element.ts";
import { buildDiscoInfo, type DiscoInfo, type Identity } from "../stanzas/disco-info.ts";
import { buildDiscoItems, type DiscoItem, type DiscoItems } from "../stanzas/disco-items.ts";
import type { Address } from "./disco.ts";

/** What was added at one address. Sets of one-element records: the same thing added twice is there twice. */
interface Shelf {
  readonly identities: Set<{ readonly it: Identity }>;
  readonly features: Set<{ readonly it: string }>;
  readonly items: Set<{ readonly it: DiscoItem }>;
  readonly extensions: Set<{ readonly it: Element }>;
}

/** What was added to disco, by address. */
export class Published {
  readonly #shelves: Map<string, Shelf> = new Map();

  addIdentity(identity: Identity, at: Address): () => void {
    buildDiscoInfo({ identities: [identity] });
    return this.#add("identities", identity, at);
  }

  addFeature(feature: string, at: Address): () => void {
    buildDiscoInfo({ features: [feature] });
    return this.#add("features", feature, at);
  }

  addItem(item: DiscoItem, at: Address): () => void {
    buildDiscoItems({ items: [item] });
    return this.#add("items", item, at);
  }

  addExtension(form: Element, at: Address): () => void {
    const [copy] = buildExtensions([form]);
    return this.#add("extensions", copy as Element, at);
  }

  #add<K extends keyof Shelf>(kind: K, it: Shelf[K] extends Set<{ readonly it: infer T }> ? T : never, at: Address) {
    const key = addressKey(at);
    const shelf: Shelf = this.#shelves.get(key) ?? newShelf();
    this.#shelves.set(key, shelf);
    const records = shelf[kind] as Set<{ readonly it: unknown }>;
    const record = { it };
    records.add(record);
    return () => {
      records.delete(record);
      if (isEmpty(shelf) && this.#shelves.get(key) === shelf) this.#shelves.delete(key);
    };
  }

  /** Whether anything was added at exactly this address. */
  has(at: Address): boolean {
    return this.#shelves.has(addressKey(at));
  }

  /** Identities of the address itself, else those from everywhere; the rest of both. */
  info(at: Address): DiscoInfo {
    const shelves = this.#shelvesOf(at);
    const identities = shelves.map((shelf) => [...shelf.identities]).find((some) => some.length > 0) ?? [];
    return {
      identities: identities.map(({ it }) => it),
      features: shelves.flatMap((shelf) => [...shelf.features]).map(({ it }) => it),
      extensions: shelves.flatMap((shelf) => [...shelf.extensions]).map(({ it }) => it),
    };
  }

  items(at: Address): DiscoItems {
    return { items: this.#shelvesOf(at).flatMap((shelf) => [...shelf.items].map(({ it }) => it)) };
  }

  #shelvesOf(at: Address): Shelf[] {
    const keys = at.jid === undefined ? [addressKey(at)] : [addressKey(at), addressKey({ node: at.node })];
    return keys.map((key) => this.#shelves.get(key)).filter((shelf) => shelf !== undefined);
  }
}

function newShelf(): Shelf {
  return { identities: new Set(), features: new Set(), items: new Set(), extensions: new Set() };
}

function isEmpty(shelf: Shelf): boolean {
  return Object.values(shelf).every((records: ReadonlySet<unknown>) => records.size === 0);
}

/** One text per address; an empty node is none. */
export function addressKey({ jid, node }: Address): string {
  return JSON.stringify([jid === undefined ? null : foldJid(jid), node || null]);
}
