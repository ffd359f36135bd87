import type { Element } from "ltx";
import { onAbort } from "../entity/on-abort.ts";
import { request } from "../entity/request.ts";
import type { XmppEntity } from "../entity/xmpp-entity.ts";
import { BuildError } from "../errors/build-error.ts";
import { StanzaError } from "../errors/stanza-error.ts";
import { foldJid } from "../kit/address.ts";
import { buildElement } from "../kit/build-element.ts";
import { childElements } from "../kit/element.ts";
import { buildDiscoInfo, type DiscoInfo, parseDiscoInfo } from "../stanzas/disco-info.ts";
import { buildDiscoItems, type DiscoItem, type DiscoItems, itemKey, parseDiscoItems } from "../stanzas/disco-items.ts";
import { AnswerCache } from "./answer-cache.ts";
import type { PageOptions, QueryOptions } from "./disco.ts";

const PAGE_SIZE = 100;

/** Asks others, on behalf of one entity, until `lifetime` ends. */
export class Asking {
  readonly #entity: XmppEntity;
  readonly #lifetime: AbortSignal;
  readonly #cache: AnswerCache = new AnswerCache();

  constructor(entity: XmppEntity, lifetime: AbortSignal) {
    this.#entity = entity;
    this.#lifetime = lifetime;
  }

  info(jid: string, options: QueryOptions): Promise<DiscoInfo> {
    return this.#ask(jid, buildDiscoInfo({ node: options.node }), parseDiscoInfo, options);
  }

  items(jid: string, options: QueryOptions & PageOptions): Promise<DiscoItems> {
    const { node, max, after } = options;
    const page = max === undefined && after === undefined ? undefined : { max, after };
    return this.#ask(jid, buildDiscoItems({ node, page }), parseDiscoItems, options);
  }

  async *allItems(
    jid: string,
    { pageSize = PAGE_SIZE, ...options }: QueryOptions & { readonly pageSize?: number | undefined },
  ): AsyncGenerator<DiscoItem, void> {
    // XEP-0059 §2.7: <max>0</max> asks for the count alone
    if (pageSize === 0) throw new BuildError("max", "a page of all items must not be empty");
    const seen = new Set<string>();
    let after: string | undefined;
    while (true) {
      const { items, page } = await this.items(jid, { ...options, max: pageSize, after });
      const known = seen.size;
      for (const item of items) {
        const key = itemKey(item);
        if (seen.has(key)) continue;
        seen.add(key);
        yield item;
      }
      // No page: the service does not page, that was all. Nothing new: the end, or the same page again.
      if (page?.last === undefined || page.last === after || seen.size === known) return;
      after = page.last;
    }
  }

  async #ask<T extends { readonly node?: string | undefined }>(
    jid: string,
    query: Element,
    parse: (query: Element) => T | undefined,
    options: QueryOptions,
  ): Promise<T> {
    const { maxAge = 0, from, node } = options;
    if (!(maxAge >= 0)) throw new TypeError(`maxAge must be a number of milliseconds, not ${maxAge}`);
    this.#lifetime.throwIfAborted();
    const iq = buildElement("iq", { type: "get", to: jid, from }, [query]);
    const ask = async () => readAnswer(await this.#request(iq, options), parse, node);
    if (maxAge === 0) return ask();
    const key = JSON.stringify([foldJid(jid), from && foldJid(from), query.toString()]);
    const kept = this.#cache.get<T>(key, maxAge);
    if (kept) return kept;
    const answer = await ask();
    this.#cache.set(key, answer);
    return answer;
  }

  /** A request which ends with the lifetime too. */
  async #request(iq: Element, { signal, timeout }: QueryOptions): Promise<Element> {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const removals = [this.#lifetime, signal].map((each) => onAbort(each, () => controller.abort(each?.reason)));
    try {
      return await request(this.#entity, iq, { signal: controller.signal, timeout });
    } finally {
      for (const remove of removals) remove();
    }
  }
}

function readAnswer<T extends { readonly node?: string | undefined }>(
  stanza: Element,
  parse: (query: Element) => T | undefined,
  node: string | undefined,
): T {
  for (const child of childElements(stanza)) {
    const result = parse(child);
    // "the 'node' attribute ... MUST be mirrored in the result" (XEP-0030 §3.2). Some leave it out, or send an empty
    // one where none was asked; another node is an answer to another question.
    if (result && (!result.node || result.node === node)) return result;
  }
  throw new StanzaError({ condition: "undefined-condition", stanza });
}
