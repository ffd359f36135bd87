import type { Element } from "ltx";
import { isOnline, isResumable } from "../entity/stream.ts";
import { watchStream } from "../entity/watch-stream.ts";
import type { XmppEntity } from "../entity/xmpp-entity.ts";
import { bareOf } from "../kit/address.ts";
import { attributeOf, childElements } from "../kit/element.ts";
import { parseDiscoItems } from "../stanzas/disco-items.ts";
import type { Draft } from "../stanzas/draft.ts";
import { NS_DISCO_INFO, NS_DISCO_ITEMS } from "../stanzas/namespaces.ts";
import type { Answering, Question } from "./answering.ts";
import type { DiscoQuery } from "./disco.ts";
import { onFirstQuestion } from "./on-first-question.ts";

/**
 * Who answers for an entity, if anybody does. xmpp.js cannot take a handler back: it is registered once, and asks here.
 */
const answeringOf: WeakMap<XmppEntity, Answering> = new WeakMap();
const registered: WeakSet<XmppEntity> = new WeakSet();

/** What {@link answerFor} gives. */
export interface Answers {
  /** Registers with the entity if nobody has asked yet: a listener that waits for that is gone. */
  settle(): void;
  end(): void;
}

/** Lets `answering` answer for the entity, in place of whoever did before. */
export function answerFor(entity: XmppEntity, answering: Answering): Answers {
  answeringOf.set(entity, answering);
  const stopWaiting = onFirstQuestion(entity, () => registerOnce(entity));
  const settle = () => {
    stopWaiting();
    registerOnce(entity);
  };
  if (registered.has(entity)) settle();
  return {
    settle,
    end: () => {
      stopWaiting();
      answeringOf.delete(entity);
    },
  };
}

function registerOnce(entity: XmppEntity): void {
  if (registered.has(entity)) return;
  registered.add(entity);
  register(entity, NS_DISCO_INFO, "info");
  register(entity, NS_DISCO_ITEMS, "items");
}

function register(entity: XmppEntity, namespace: string, question: Question): void {
  entity.iqCallee.get(namespace, "query", ({ stanza }: { stanza: Element }, next?: () => unknown): unknown => {
    const answering = answeringOf.get(entity);
    return answering ? answer(entity, answering, question, stanza) : next?.();
  });
}

async function answer(entity: XmppEntity, answering: Answering, question: Question, stanza: Element): Promise<Element> {
  const reply = await answering.answer(question, readQuery(entity, stanza));
  // xmpp.js would send into a stream that is gone, and an error there ends the process. An answer that comes too late
  // waits for the stream, or for ever: nothing refers to it then.
  return isOnline(entity) ? reply : new Promise((resolve) => whenResumed(entity, () => resolve(reply)));
}

/** Answers that wait for their stream: one watcher for all, however many requests a resumed stream replays. */
const waitingOf: WeakMap<XmppEntity, (() => void)[]> = new WeakMap();

function whenResumed(entity: XmppEntity, callback: () => void): void {
  if (!isResumable(entity)) return;
  const waiting = waitingOf.get(entity);
  if (waiting) return void waiting.push(callback);
  const callbacks = [callback];
  waitingOf.set(entity, callbacks);
  const end = () => {
    stop();
    waitingOf.delete(entity);
  };
  const stop = watchStream(entity, {
    resumed: () => {
      end();
      for (const send of callbacks) send();
    },
    failed: end,
  });
}

/** Without `from` it is our own account that asks, without `to` we are asked (RFC 6120 §8.1). */
function readQuery(entity: XmppEntity, stanza: Element): DiscoQuery {
  const own = entity.jid?.toString() ?? "";
  const query: Draft<DiscoQuery> = {
    from: attributeOf(stanza, "from") ?? bareOf(own),
    to: attributeOf(stanza, "to") ?? own,
  };
  const [child] = childElements(stanza);
  const node = child && attributeOf(child, "node");
  if (node !== undefined) query.node = node;
  const page = child && parseDiscoItems(child)?.page;
  if (page?.max !== undefined) query.max = page.max;
  if (page?.after !== undefined) query.after = page.after;
  return query;
}
