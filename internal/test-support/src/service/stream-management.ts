import { randomBytes } from "node:crypto";
import { attributeOf, buildElement, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";

export const NS_MANAGEMENT = "urn:xmpp:sm:3";

/** XEP-0198 §4: counts wrap around at 2^32. */
const WRAP = 2 ** 32;

/** What both sides of a session have counted, and what the other side has not yet acknowledged; XEP-0198. */
export class StreamManagement {
  /** By which the session is resumed; `undefined` when it cannot be. */
  readonly id: string | undefined;
  #handled = 0;
  #acknowledged = 0;
  #unacknowledged: Element[] = [];
  #asks = false;

  /** `enable` is what the client has sent. */
  constructor(enable: Element) {
    const mayResume = ["true", "1"].includes(attributeOf(enable, "resume") ?? "");
    this.id = mayResume ? randomBytes(12).toString("base64url") : undefined;
  }

  /** Stanzas of the client that were handled. */
  get handled(): number {
    return this.#handled;
  }

  /** Stanzas for the client of which nobody knows whether it has them. */
  get unacknowledged(): readonly Element[] {
    return this.#unacknowledged;
  }

  /** Whether it is time to ask what the client has; until it answers it is not. */
  get shouldAsk(): boolean {
    return !this.#asks && this.#unacknowledged.length > 0;
  }

  countHandled(): void {
    this.#handled = (this.#handled + 1) % WRAP;
  }

  countSent(stanza: Element): void {
    this.#unacknowledged.push(stanza);
  }

  asked(): void {
    this.#asks = true;
  }

  /** `false` when the client acknowledges more than was sent. */
  acknowledge(count: number): boolean {
    this.#asks = false;
    const news = (count - this.#acknowledged + WRAP) % WRAP;
    if (!Number.isInteger(count) || news > this.#unacknowledged.length) return false;
    this.#acknowledged = count;
    this.#unacknowledged = this.#unacknowledged.slice(news);
    return true;
  }

  enabled(seconds: number): Element {
    const resume = this.id === undefined ? {} : { id: this.id, resume: "true", max: String(seconds) };
    return buildElement("enabled", { xmlns: NS_MANAGEMENT, ...resume });
  }
}

/** The number that an acknowledgement or a wish to resume carries. */
export function countIn(element: Element): number {
  const text = attributeOf(element, "h") ?? "";
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}

export function acknowledgement(handled: number): Element {
  return buildElement("a", { xmlns: NS_MANAGEMENT, h: String(handled) });
}

export function managementFailure(condition: string, handled?: number): Element {
  const error = buildElement(condition, { xmlns: "urn:ietf:params:xml:ns:xmpp-stanzas" });
  const h = handled === undefined ? {} : { h: String(handled) };
  return buildElement("failed", { xmlns: NS_MANAGEMENT, ...h }, [error]);
}

export function isManagement(element: Element, name: string): boolean {
  return isNamed(element, name, NS_MANAGEMENT);
}
