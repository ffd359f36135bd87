import type { Element } from "ltx";
import type { RequestOptions } from "../entity/request.ts";
import type { ErrorEvent, TypedEmitter } from "../entity/typed-emitter.ts";
import type { DiscoInfo, Identity } from "../stanzas/disco-info.ts";
import type { DiscoItem, DiscoItems } from "../stanzas/disco-items.ts";

/** What is fixed when disco is created. */
export interface DiscoOptions {
  /** What we are until `addIdentity` is called: client/bot unless given. */
  readonly identity?: Identity | undefined;
  /** `node` of XEP-0115 caps: a URI naming the software. Without it no caps. */
  readonly capsNode?: string | undefined;
}

/** How to ask. */
export interface QueryOptions extends RequestOptions {
  /** The node asked for, XEP-0030 §3.2. */
  readonly node?: string | undefined;
  /** Sender, on a component; its own domain unless given. */
  readonly from?: string | undefined;
  /** Milliseconds an earlier answer may be old; default 0 = ask. Only answers to questions with a `maxAge` are kept. */
  readonly maxAge?: number | undefined;
}

/** Which page to ask for, XEP-0059. */
export interface PageOptions {
  /** At most so many items. */
  readonly max?: number | undefined;
  /** `page.last` of the page before. */
  readonly after?: string | undefined;
}

/**
 * Where an answer stands: a node, and for components one of their JIDs; `{}` is everywhere. JIDs are compared whole.
 */
export interface Address {
  readonly jid?: string | undefined;
  readonly node?: string | undefined;
}

/** A question to be answered. */
export interface DiscoQuery {
  /** Who asks. */
  readonly from: string;
  /** Which of our addresses is asked. */
  readonly to: string;
  readonly node?: string;
  /** Of items: at most so many, XEP-0059. An answer that is one page says so in its `page`. */
  readonly max?: number;
  /** Of items: those after the one which an earlier answer named in `page.last`. */
  readonly after?: string;
}

/** Answers computed on the spot; each function may take its time. */
export interface DiscoHandler {
  /** Throw a StanzaError to answer with it; `undefined` falls through to the next, less specific one. */
  info?(query: DiscoQuery): DiscoInfo | undefined | Promise<DiscoInfo | undefined>;
  /** The same for items. */
  items?(query: DiscoQuery): DiscoItems | undefined | Promise<DiscoItems | undefined>;
}

/**
 * Service discovery on an entity: asking others, and answering them. Everything that asks rejects as `request` does; an
 * answer of the wrong shape or for another node is a `StanzaError` of condition "undefined-condition". The event
 * `error` reports what a handler threw.
 */
export interface Disco extends TypedEmitter<{ error: ErrorEvent }> {
  /** The `capsNode` that it was created with; `undefined`: no caps. */
  readonly capsNode: string | undefined;

  /** What an address is and supports, XEP-0030 §3. */
  getInfo(jid: string, options?: QueryOptions): Promise<DiscoInfo>;
  /** What belongs to an address, XEP-0030 §4: one page, which is all of it when the service does not page. */
  getItems(jid: string, options?: QueryOptions & PageOptions): Promise<DiscoItems>;
  /**
   * All pages, asked for one by one as the loop goes on: no item twice, `count` never trusted, ends on an empty or
   * repeated page. `pageSize` is 100 unless given; `BuildError` for less than 1.
   */
  items(
    jid: string,
    options?: QueryOptions & { readonly pageSize?: number | undefined },
  ): AsyncIterableIterator<DiscoItem>;
  /** Whether an address lists the feature. */
  supports(jid: string, feature: string, options?: QueryOptions): Promise<boolean>;
  /** Whether an address has an identity of this category and type. */
  hasIdentity(
    jid: string,
    identity: { readonly category: string; readonly type: string },
    options?: QueryOptions,
  ): Promise<boolean>;

  /**
   * What we are. Returns its removal. Identities of an address take the place of those from everywhere. Throws
   * `BuildError`, as the other three do, for what cannot be sent.
   */
  addIdentity(identity: Identity, at?: Address): () => void;
  /** What we support. Returns its removal; a feature added twice stays until both are removed. */
  addFeature(feature: string, at?: Address): () => void;
  /** What belongs to us. Returns its removal. */
  addItem(item: DiscoItem, at?: Address): () => void;
  /** A form of XEP-0128, of type "result" with a hidden FORM_TYPE. Copied. Returns its removal. */
  addExtension(form: Element, at?: Address): () => void;
  /**
   * Answers computed on the spot. The most specific address wins: JID and node, JID, node, everything; at the same
   * address handlers come before what was added, and earlier handlers before later ones. Returns its removal.
   */
  handle(at: Address, handler: DiscoHandler): () => void;
  /**
   * `<c/>` for our presence, XEP-0115: the hash of what we answer at this moment. Rejects with `TypeError` without
   * `capsNode`, and where WebCrypto's `subtle` is missing (pages on plain http).
   */
  caps(): Promise<Element>;
  /**
   * Ends it: what waits rejects with an AbortError, nothing is answered any more. Nothing of it stays but the handlers
   * that xmpp.js cannot remove; empty.
   */
  dispose(): void;
}
