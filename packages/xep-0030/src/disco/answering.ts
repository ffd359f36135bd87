import type { Element } from "ltx";
import { StanzaError } from "../errors/stanza-error.ts";
import { buildStanzaError } from "../errors/stanza-error-xml.ts";
import { buildDiscoInfo, type DiscoInfo, type Identity, identityKey } from "../stanzas/disco-info.ts";
import { buildDiscoItems, type DiscoItems } from "../stanzas/disco-items.ts";
import { NS_DISCO_INFO, NS_DISCO_ITEMS } from "../stanzas/namespaces.ts";
import type { Address, DiscoHandler, DiscoOptions, DiscoQuery } from "./disco.ts";
import { addressKey, Published } from "./published.ts";

/** The two questions of disco. */
export type Question = "info" | "items";

/** XEP-0115 §6: what an entity that sends caps lists among its features. */
export const NS_CAPS = "http://jabber.org/protocol/caps";

const BOT: Identity = { category: "client", type: "bot" };

/** Finds the answer to a question: in handlers and in what was added, the most specific address first. */
export class Answering {
  readonly published: Published = new Published();
  readonly #handlers: Map<string, readonly DiscoHandler[]> = new Map();
  readonly #identity: Identity;
  readonly #capsNode: string | undefined;
  readonly #report: (error: unknown, question: Question) => void;

  constructor(options: DiscoOptions, report: (error: unknown, question: Question) => void) {
    this.#identity = options.identity ?? BOT;
    this.#capsNode = options.capsNode;
    this.#report = report;
  }

  handle(at: Address, handler: DiscoHandler): () => void {
    const key = addressKey(at);
    // Of its own identity, so that a handler given twice can be removed once.
    const entry: DiscoHandler = {
      info: (query) => handler.info?.(query),
      items: (query) => handler.items?.(query),
    };
    this.#handlers.set(key, [...(this.#handlers.get(key) ?? []), entry]);
    return () => {
      const left = (this.#handlers.get(key) ?? []).filter((other) => other !== entry);
      if (left.length > 0) this.#handlers.set(key, left);
      else this.#handlers.delete(key);
    };
  }

  /** The element to answer with: `<query/>` or `<error/>`. Never rejects. */
  async answer(question: Question, query: DiscoQuery): Promise<Element> {
    try {
      return question === "info"
        ? buildDiscoInfo(await this.info(query))
        : buildDiscoItems({ ...(await this.#items(query)), node: query.node });
    } catch (error) {
      if (error instanceof StanzaError) return this.#refusal(error, question);
      this.#report(error, question);
      return buildStanzaError({ condition: "internal-server-error" });
    }
  }

  #refusal(error: StanzaError, question: Question): Element {
    try {
      return buildStanzaError(error);
    } catch (unsendable) {
      this.#report(unsendable, question);
      return buildStanzaError({ condition: "internal-server-error" });
    }
  }

  /** The whole answer to a question for info, everything obligatory in it. Rejects with what a handler threw. */
  async info(query: DiscoQuery): Promise<DiscoInfo> {
    const asked = this.#withoutCapsNode(query);
    const found = await this.#find("info", asked);
    // "every entity MUST have at least one identity, and every entity MUST support at least the disco#info feature"
    // (XEP-0030 §3.1)
    const identities = found.identities.length > 0 ? found.identities : [this.#identity];
    const caps = this.#capsNode === undefined || asked.node ? [] : [NS_CAPS];
    return {
      ...found,
      node: query.node,
      identities: withoutRepetition(identities),
      features: [...new Set([NS_DISCO_INFO, NS_DISCO_ITEMS, ...caps, ...found.features])],
    };
  }

  #items(query: DiscoQuery): Promise<DiscoItems> {
    return this.#find("items", query);
  }

  /** XEP-0115 §6.2: whoever has our caps asks at `node#ver` for what we answer without node. */
  #withoutCapsNode(query: DiscoQuery): DiscoQuery {
    if (this.#capsNode === undefined || !query.node?.startsWith(`${this.#capsNode}#`)) return query;
    const { node: _, ...rest } = query;
    return rest;
  }

  async #find<Q extends Question>(question: Q, query: DiscoQuery): Promise<Found[Q]> {
    const { to: jid, node } = query;
    for (const at of [{ jid, node }, { jid }, { node }, {}]) {
      // Without a node the first and the second are one, and so are the last two.
      if (!node && "node" in at) continue;
      const handled = await this.#handled(question, query, at);
      if (handled !== undefined) return handled;
      if ((node || undefined) === at.node && this.published.has(at)) return this.#publishedAt(question, { jid, node });
    }
    if (node) throw new StanzaError({ condition: "item-not-found" });
    return this.#publishedAt(question, { jid });
  }

  async #handled<Q extends Question>(question: Q, query: DiscoQuery, at: Address): Promise<Found[Q] | undefined> {
    for (const handler of this.#handlers.get(addressKey(at)) ?? []) {
      const answer = (await handler[question]?.(query)) as Found[Q] | undefined;
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #publishedAt<Q extends Question>(question: Q, at: Address): Found[Q] {
    return (question === "info" ? this.published.info(at) : this.published.items(at)) as Found[Q];
  }
}

interface Found {
  readonly info: DiscoInfo;
  readonly items: DiscoItems;
}

/** Of identities that differ in no more than their name the first. */
function withoutRepetition(identities: readonly Identity[]): readonly Identity[] {
  const kept = new Map<string, Identity>();
  for (const identity of identities) {
    const key = identityKey(identity);
    if (!kept.has(key)) kept.set(key, identity);
  }
  return [...kept.values()];
}
