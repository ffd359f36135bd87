import { foldJid } from "../kit/address.ts";
import type { Address } from "./disco.ts";

/** Things that stand at addresses; the same thing added twice is there twice. */
export class ByAddress<T> {
  readonly #records: Map<string, Set<{ readonly it: T }>> = new Map();

  /** Returns its removal. */
  add(it: T, at: Address): () => void {
    const key = addressKey(at);
    const records = this.#records.get(key) ?? new Set();
    const record = { it };
    this.#records.set(key, records.add(record));
    return () => {
      if (records.delete(record) && records.size === 0) this.#records.delete(key);
    };
  }

  /** What stands at exactly this address, in the order in which it was added. */
  get(at: Address): T[] {
    return [...(this.#records.get(addressKey(at)) ?? [])].map(({ it }) => it);
  }
}

/** One text per address; an empty node is none. */
function addressKey({ jid, node }: Address): string {
  return JSON.stringify([jid === undefined ? null : foldJid(jid), node || null]);
}
