import { bareOf, foldJid } from "@xeps/xep-0030/kit";
import type { OccupantSnapshot } from "../state/occupant.ts";
import type { Transition } from "../state/transition.ts";

/** Who has a JID: mostly one nickname, and then no set is made for it. */
type Nicks = string | Set<string>;

/**
 * Occupants by real JID, full and bare. Made at the first question and kept from then on, because most programs never
 * ask.
 */
export class JidIndex {
  readonly #nicks: Map<string, Nicks> = new Map();

  constructor(occupants: Iterable<OccupantSnapshot>) {
    for (const occupant of occupants) this.#each(occupant, (key) => this.#add(key, occupant.nick));
  }

  /** The nickname that came first. */
  find(jid: string): string | undefined {
    const nicks = this.#nicks.get(foldJid(jid));
    return typeof nicks === "object" ? nicks.values().next().value : nicks;
  }

  /** What a transition is about to do to the occupants. */
  follow({ appears, disappears, edits }: Transition, occupants: ReadonlyMap<string, OccupantSnapshot>): void {
    if (disappears !== undefined) this.#replace(disappears, occupants.get(disappears), undefined);
    if (appears) this.#replace(appears.nick, occupants.get(appears.nick), appears);
    for (const { nick, occupant } of edits ?? []) this.#replace(nick, occupants.get(nick), occupant);
  }

  #replace(nick: string, before: OccupantSnapshot | undefined, after: OccupantSnapshot | undefined): void {
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
    const known = this.#nicks.get(key);
    if (typeof known === "object") known.add(nick);
    else this.#nicks.set(key, known === undefined || known === nick ? nick : new Set([known, nick]));
  }

  #remove(key: string, nick: string): void {
    const known = this.#nicks.get(key);
    if (typeof known === "object") {
      known.delete(nick);
      if (known.size > 0) return;
    } else if (known !== nick) return;
    this.#nicks.delete(key);
  }
}
