import type { Element } from "ltx";
import { Emitter } from "../entity/emitter.ts";
import { PerEntity } from "../entity/per-entity.ts";
import type { ErrorEvent } from "../entity/typed-emitter.ts";
import type { XmppEntity } from "../entity/xmpp-entity.ts";
import { type DiscoInfo, hasFeature, type Identity } from "../stanzas/disco-info.ts";
import type { DiscoItem, DiscoItems } from "../stanzas/disco-items.ts";
import { Answering } from "./answering.ts";
import { Asking } from "./asking.ts";
import { buildCaps } from "./caps.ts";
import type { Address, Disco, DiscoHandler, DiscoOptions, PageOptions, QueryOptions } from "./disco.ts";
import { type Answers, answerFor } from "./iq-handlers.ts";

const discos: PerEntity<Disco> = new PerEntity();

/**
 * Service discovery, XEP-0030, on an entity. One per entity: a second call returns it, and throws `TypeError` if it
 * names options that the first one did not; after `dispose()` a new call makes a new one. From now on questions to the
 * entity are answered.
 */
export function createDisco(entity: XmppEntity, options: DiscoOptions = {}): Disco {
  return discos.get(entity, options, () => new EntityDisco(entity, options));
}

class EntityDisco extends Emitter<{ error: ErrorEvent }> implements Disco {
  readonly #entity: XmppEntity;
  readonly capsNode: string | undefined;
  readonly #lifetime: AbortController = new AbortController();
  readonly #asking: Asking;
  readonly #answering: Answering;
  readonly #answers: Answers;
  /** How many things are added and not taken back. */
  #added = 0;

  constructor(entity: XmppEntity, options: DiscoOptions) {
    super();
    this.#entity = entity;
    this.capsNode = options.capsNode;
    this.#asking = new Asking(entity, this.#lifetime.signal);
    this.#answering = new Answering(options, (error, question) => this.reportError(error, question));
    this.#answers = answerFor(entity, this.#answering);
  }

  async getInfo(jid: string, options: QueryOptions = {}): Promise<DiscoInfo> {
    return this.#asking.info(jid, options);
  }

  async getItems(jid: string, options: QueryOptions & PageOptions = {}): Promise<DiscoItems> {
    return this.#asking.items(jid, options);
  }

  items(
    jid: string,
    options: QueryOptions & { readonly pageSize?: number | undefined } = {},
  ): AsyncIterableIterator<DiscoItem> {
    return this.#asking.allItems(jid, options);
  }

  async supports(jid: string, feature: string, options?: QueryOptions): Promise<boolean> {
    return hasFeature(await this.getInfo(jid, options), feature);
  }

  async hasIdentity(
    jid: string,
    { category, type }: { readonly category: string; readonly type: string },
    options?: QueryOptions,
  ): Promise<boolean> {
    const { identities } = await this.getInfo(jid, options);
    return identities.some((identity) => identity.category === category && identity.type === type);
  }

  addIdentity(identity: Identity, at: Address = {}): () => void {
    return this.#until(this.#answering.published.addIdentity(identity, at));
  }

  addFeature(feature: string, at: Address = {}): () => void {
    return this.#until(this.#answering.published.addFeature(feature, at));
  }

  addItem(item: DiscoItem, at: Address = {}): () => void {
    return this.#until(this.#answering.published.addItem(item, at));
  }

  addExtension(form: Element, at: Address = {}): () => void {
    return this.#until(this.#answering.published.addExtension(form, at));
  }

  handle(at: Address, handler: DiscoHandler): () => void {
    return this.#until(this.#answering.handle(at, handler));
  }

  /** Who has taken back all that it added leaves no listener behind, and questions are answered all the same. */
  #until(remove: () => void): () => void {
    let isThere = true;
    this.#added += 1;
    return () => {
      remove();
      this.#added -= isThere ? 1 : 0;
      isThere = false;
      if (this.#added === 0 && !this.#lifetime.signal.aborted) this.#answers.settle();
    };
  }

  async caps(): Promise<Element> {
    if (this.capsNode === undefined) throw new TypeError("caps need the option capsNode");
    const own = this.#entity.jid?.toString() ?? "";
    return buildCaps(this.capsNode, await this.#answering.info({ from: own, to: own }));
  }

  dispose(): void {
    if (this.#lifetime.signal.aborted) return;
    this.#answers.end();
    this.#lifetime.abort();
    discos.delete(this.#entity);
    this.endEvents();
  }
}
