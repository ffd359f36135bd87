import { bareOf, foldJid, resourceOf } from "@xeps/xep-0030/kit";
import type { Session } from "./session.ts";

/** Everybody who is online. */
export class Sessions {
  readonly #byBare: Map<string, Map<string, Session>> = new Map();

  add(session: Session): void {
    const resources = this.#byBare.get(session.bare) ?? new Map<string, Session>();
    resources.set(resourceOf(session.jid) ?? "", session);
    this.#byBare.set(session.bare, resources);
  }

  /** `false` when it was not there. */
  remove(session: Session): boolean {
    const resources = this.#byBare.get(session.bare);
    const resource = resourceOf(session.jid) ?? "";
    if (resources?.get(resource) !== session) return false;
    resources.delete(resource);
    if (resources.size === 0) this.#byBare.delete(session.bare);
    return true;
  }

  get(fullJid: string): Session | undefined {
    return this.#byBare.get(foldJid(bareOf(fullJid)))?.get(resourceOf(fullJid) ?? "");
  }

  /** All resources of an account. */
  of(bareJid: string): readonly Session[] {
    return [...(this.#byBare.get(foldJid(bareJid))?.values() ?? [])];
  }

  all(): readonly Session[] {
    return [...this.#byBare.values()].flatMap((resources) => [...resources.values()]);
  }
}
