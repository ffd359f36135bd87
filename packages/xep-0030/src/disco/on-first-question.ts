import type { Element } from "ltx";
import type { XmppEntity } from "../entity/xmpp-entity.ts";
import { childElements, namespaceOf } from "../kit/element.ts";
import { NS_DISCO_INFO, NS_DISCO_ITEMS } from "../stanzas/namespaces.ts";

/**
 * Runs `register` just before xmpp.js looks for a handler of the first disco question; what you get ends the waiting.
 * Each handler is asked about every stanza there is, for as long as the entity lives, and that costs more than all that
 * is done with a presence of nobody we know: a program that nobody asks does not pay it. An entity whose listeners have
 * no order gets them at once.
 */
export function onFirstQuestion(entity: XmppEntity, register: () => void): () => void {
  const { prependListener } = entity as Ordered;
  const stop = () => void entity.removeListener("element", look);
  const look = (element: Element) => {
    if (element.name !== "iq" || element.attrs.type !== "get" || !isQuestion(element)) return;
    stop();
    register();
  };
  if (prependListener) prependListener.call(entity, "element", look);
  else register();
  return stop;
}

/** As emitters of Node and their copies for browsers are. */
interface Ordered extends XmppEntity {
  prependListener?(event: string, listener: (element: Element) => void): void;
}

function isQuestion(iq: Element): boolean {
  return childElements(iq).some((child) => {
    const namespace = namespaceOf(child);
    return namespace === NS_DISCO_INFO || namespace === NS_DISCO_ITEMS;
  });
}
