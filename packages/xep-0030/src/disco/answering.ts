import type { Element } from "ltx";
import { StanzaError } from "../errors/stanza-error.ts";
import { buildStanzaError } from "../errors/stanza-error-xml.ts";
import { buildDiscoInfo, type DiscoInfo, type Identity, identityKey } from "../stanzas/disco-info.ts";
import { buildDiscoItems, type DiscoItems, itemKey } from "../stanzas/disco-items.ts";
import { NS_DISCO_INFO, NS_DISCO_ITEMS } from "../stanzas/namespaces.ts";
import { ByAddress } from "./by-address.ts";
import type { Address, DiscoHandler, DiscoOptions, DiscoQuery } from "./disco.ts";
import { formTypeOf } from "./form-type.ts";
import { Published } from "./published.ts";

/** The two questions of disco. */
export type Question = "info" | "items";

/** XEP-0115 §6: what an entity that sends caps lists among its features. */
export const NS_CAPS = "http://jabber.org/protocol/caps";

const BOT: Identity = { category: "client", type: "bot" };

/** Finds the answer to a question: in handlers and in what was added, the most specific address first. */
export class Answering {
  readonly published: Published = new Published();
  readonly #handlers: ByAddress<DiscoHandler> = new ByAddress();
  readonly #identity: Identity;
  readonly #capsPrefix: string | undefined;
  readonly #report: (error: unknown, question: Question) => void;

  constructor(options: DiscoOptions, report: (error: unknown, question: Question) => void) {
    this.#identity = options.identity ?? BOT;
    this.#capsPrefix = options.capsNode === undefined ? undefined : `${options.capsNode}#`;
    this.#report = report;
  }

  handle(at: Address, handler: DiscoHandler): () => void {
    return this.#handlers.add(handler, at);
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
    const caps = this.#capsPrefix === undefined || asked.node ? [] : [NS_CAPS];
    return {
      ...found,
      node: query.node,
      identities: firstOfEach(identities, identityKey),
      features: [...new Set([NS_DISCO_INFO, NS_DISCO_ITEMS, ...caps, ...found.features])],
      // XEP-0115 §5.4: an answer with two forms of one FORM_TYPE is ill-formed
      extensions: found.extensions && firstOfEach(found.extensions, formTypeOf),
    };
  }

  async #items(query: DiscoQuery): Promise<DiscoItems> {
    const found = await this.#find("items", query);
    return { ...found, items: firstOfEach(found.items, itemKey) };
  }

  /** XEP-0115 §6.2: whoever has our caps asks at `node#ver` for what we answer without node. */
  #withoutCapsNode(query: DiscoQuery): DiscoQuery {
    if (this.#capsPrefix === undefined || !query.node?.startsWith(this.#capsPrefix)) return query;
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
      if ((node || undefined) === at.node && this.published.has(at)) return this.#publishedAt(question, jid, node);
    }
    if (node) throw new StanzaError({ condition: "item-not-found" });
    return this.#publishedAt(question, jid);
  }

  async #handled<Q extends Question>(question: Q, query: DiscoQuery, at: Address): Promise<Found[Q] | undefined> {
    for (const handler of this.#handlers.get(at)) {
      const answer = (await handler[question]?.(query)) as Found[Q] | undefined;
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #publishedAt<Q extends Question>(question: Q, jid: string, node?: string): Found[Q] {
    return this.published[question](jid, node) as Found[Q];
  }
}

interface Found {
  readonly info: DiscoInfo;
  readonly items: DiscoItems;
}

/** The first of those that have one key, and all that have none. */
function firstOfEach<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): readonly T[] {
  const seen = new Set<string>();
  return things.filter((thing) => {
    const key = keyOf(thing);
    if (key === undefined) return true;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}
