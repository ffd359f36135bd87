import type { Element } from "ltx";
import { parseStanzaError } from "../errors/stanza-error-xml.ts";
import { attributeOf } from "../kit/element.ts";
import { DisconnectedError } from "./disconnected-error.ts";
import { listen } from "./listen.ts";
import { watchStream } from "./watch-stream.ts";
import type { XmppEntity } from "./xmpp-entity.ts";

/** One request that waits for its answer. */
export interface PendingRequest {
  isAnswerFrom(from: string | undefined): boolean;
  resolve(answer: Element): void;
  reject(error: Error): void;
}

/**
 * The requests of one entity that wait for an answer, by id: one listener for all of them, none while nothing waits.
 */
export class PendingRequests {
  static readonly #byEntity: WeakMap<XmppEntity, PendingRequests> = new WeakMap();

  static of(entity: XmppEntity): PendingRequests {
    const known = PendingRequests.#byEntity.get(entity);
    if (known) return known;
    const made = new PendingRequests(entity);
    PendingRequests.#byEntity.set(entity, made);
    return made;
  }

  readonly #entity: XmppEntity;
  readonly #requests: Map<string | undefined, PendingRequest> = new Map();
  #stopListening: (() => void) | undefined;

  constructor(entity: XmppEntity) {
    this.#entity = entity;
  }

  add(id: string, request: PendingRequest): void {
    this.#requests.set(id, request);
    this.#stopListening ??= this.#listen();
  }

  delete(id: string): void {
    this.#requests.delete(id);
    if (this.#requests.size > 0) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  #listen(): () => void {
    const unlisten = listen<Element>(this.#entity, "stanza", (stanza) => this.#receive(stanza));
    const unwatch = watchStream(this.#entity, {
      lost: (resumable) => resumable || this.#rejectAll(),
      failed: () => this.#rejectAll(),
    });
    return () => {
      unlisten();
      unwatch();
    };
  }

  #receive(stanza: Element): void {
    if (stanza.name !== "iq") return;
    const { type } = stanza.attrs;
    if (type !== "result" && type !== "error") return;
    const request = this.#requests.get(attributeOf(stanza, "id"));
    if (!request?.isAnswerFrom(attributeOf(stanza, "from"))) return;
    const error = parseStanzaError(stanza);
    if (error) request.reject(error);
    else request.resolve(stanza);
  }

  #rejectAll(): void {
    for (const request of [...this.#requests.values()]) request.reject(new DisconnectedError("unknown"));
  }
}
