import type { Element } from "ltx";
import { BuildError } from "../errors/build-error.ts";
import { copyElement } from "../kit/copy-element.ts";
import { attributeOf } from "../kit/element.ts";
import { isAnswerFrom } from "./answer-address.ts";
import { onAbort } from "./on-abort.ts";
import { parseTimeout, startTimer } from "./parse-timeout.ts";
import { PendingRequests } from "./pending-requests.ts";
import { randomId } from "./random-id.ts";
import { assertOnline, sendStanza } from "./stream.ts";
import { TimeoutError } from "./timeout-error.ts";
import type { XmppEntity } from "./xmpp-entity.ts";

/** The last argument of everything that waits for an answer. */
export interface RequestOptions {
  /** Ends the waiting; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without an answer; default 30 000; `Infinity` = none. 0, negative, NaN: TypeError. */
  readonly timeout?: number | undefined;
}

/** What {@link request} takes beside that: for services which answer from another spelling of the address asked. */
export interface AnswerOptions extends RequestOptions {
  /**
   * Decides whether an answer with our id may come from this address, instead of the comparison with `to`. Must not
   * throw.
   */
  readonly isAnswerFrom?: ((from: string | undefined) => boolean) | undefined;
}

/** Milliseconds which every request waits unless it is told otherwise. */
const DEFAULT_TIMEOUT = 30_000;

/**
 * The answer to an iq of type "get" or "set", RFC 6120 §8.2.3. A copy of `iq` is sent, under a random id of its own; an
 * answer counts only from the address asked (none, our own bare JID or our own domain when we asked our own account or
 * server), and a wrong sender leaves the request pending.
 *
 * When the stream is lost and stream management may resume it, the request stays pending until it is resumed, while the
 * timeout runs on; a stream that will not come back rejects it, as does one that is lost without stream management.
 *
 * Rejects with `StanzaError` (the answer is an error), `TimeoutError`, `DisconnectedError` (its `sent` tells whether it
 * may have arrived) or the signal's reason; and, before anything is sent, with `BuildError` for what is no request or
 * holds characters that XML forbids, and with `TypeError` for a timeout that is none.
 */
export async function request(entity: XmppEntity, iq: Element, options: AnswerOptions = {}): Promise<Element> {
  const timeout = parseTimeout(options.timeout, DEFAULT_TIMEOUT);
  const stanza = copyElement(iq);
  const { type } = stanza.attrs;
  // "An entity that receives a stanza of type "result" or "error" MUST NOT respond to the stanza" (RFC 6120 §8.2.3)
  if (stanza.name !== "iq" || (type !== "get" && type !== "set")) {
    throw new BuildError(stanza.name, 'a request is an iq of type "get" or "set"');
  }
  options.signal?.throwIfAborted();
  assertOnline(entity);
  stanza.attrs.id = randomId();
  return roundTrip(entity, stanza, timeout, options);
}

function roundTrip(entity: XmppEntity, stanza: Element, timeout: number, options: AnswerOptions): Promise<Element> {
  const { signal } = options;
  const id: string = stanza.attrs.id;
  const to = attributeOf(stanza, "to");
  const pending = PendingRequests.of(entity);
  return new Promise((resolve, reject) => {
    const stop = () => {
      pending.delete(id);
      stopTimer();
      stopWaiting();
    };
    const fail = (error: unknown) => {
      stop();
      reject(error);
    };
    const stopTimer = startTimer(timeout, () => fail(new TimeoutError(`no answer within ${timeout} ms`)));
    const stopWaiting = onAbort(signal, () => fail(signal?.reason));
    pending.add(id, {
      isAnswerFrom: options.isAnswerFrom ?? ((from) => isAnswerFrom(entity, to, from)),
      resolve: (answer) => {
        stop();
        resolve(answer);
      },
      reject: fail,
    });
    sendStanza(entity, stanza).catch(fail);
  });
}
