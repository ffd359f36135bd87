import { bareOf, foldJid } from "@xeps/xep-0030/kit";
import type { OccupantSnapshot } from "../state/occupant.ts";

/**
 * Occupants by real JID, full and bare. Made at the first question and kept from then on, because most programs never
 * ask.
 */
export class JidIndex {
  readonly #nicks: Map<string, Set<string>> = new Map();

  constructor(occupants: Iterable<OccupantSnapshot>) {
    for (const occupant of occupants) this.#each(occupant, (key) => this.#add(key, occupant.nick));
  }

  /** The nickname that came first. */
  find(jid: string): string | undefined {
    return this.#nicks.get(foldJid(jid))?.values().next().value;
  }

  replace(nick: string, before: OccupantSnapshot | undefined, after: OccupantSnapshot | undefined): void {
    if (before && after && before.jid === after.jid && before.jids === after.jids) return;
    if (before) this.#each(before, (key) => this.#remove(key, nick));
    if (after) this.#each(after, (key) => this.#add(key, nick));
  }

  #each({ jid, jids }: OccupantSnapshot, work: (key: string) => void): void {
    for (const real of jids ?? (jid === undefined ? [] : [jid])) {
      work(foldJid(real));
      work(foldJid(bareOf(real)));
    }
  }

  #add(key: string, nick: string): void {
    this.#nicks.set(key, (this.#nicks.get(key) ?? new Set()).add(nick));
  }

  #remove(key: string, nick: string): void {
    const nicks = this.#nicks.get(key);
    nicks?.delete(nick);
    if (nicks?.size === 0) this.#nicks.delete(key);
  }
}
