import type { StanzaError } from "@xeps/xep-0030";
import { type Delivery, onAbort, startTimer, TimeoutError } from "@xeps/xep-0030/entity";
import { foldJid } from "@xeps/xep-0030/kit";
import type { RoomEvents } from "../events.ts";

type Event = keyof RoomEvents;

/** What a verb waits for: the event of its room that answers it (one of these), or an error to its stanza. */
export interface Expectation<E extends Event, Result> {
  readonly events: readonly E[];
  /** The id of the stanza sent: an error names it, a reflection may. */
  readonly id: string;
  /** Whether an error from here counts: occupants can send one too, and know the ids of messages to all. */
  isErrorFrom(from: string): boolean;
  /** The result, when this event is the answer. */
  answer(payload: RoomEvents[E]): Result | undefined;
}

interface Wait {
  readonly expectation: Expectation<Event, unknown>;
  settle(result: unknown): void;
  fail(error: unknown): void;
}

/** The calls that wait for their room, by event and by id: a stanza that answers none of them costs one look-up. */
export class Waits implements Delivery {
  /** There while something waits. */
  #byEvent: Map<Event, Set<Wait>> | undefined;
  /** Ids that a program gives itself may be those of several calls: their answers come in the order of the calls. */
  #byId: Map<string, Set<Wait>> | undefined;

  /**
   * Resolves with the answer. Rejects with the error that answers, TimeoutError, the signal's reason, or what {@link
   * failAll} says.
   */
  wait<E extends Event, Result>(
    expectation: Expectation<E, Result>,
    timeout: number,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        stopTimer();
        stopWaiting();
        this.#remove(wait);
      };
      const wait: Wait = {
        expectation: expectation as unknown as Expectation<Event, unknown>,
        settle: (result) => {
          stop();
          resolve(result as Result);
        },
        fail: (error) => {
          stop();
          reject(error);
        },
      };
      const stopTimer = startTimer(timeout, () => wait.fail(new TimeoutError(`no answer within ${timeout} ms`)));
      const stopWaiting = onAbort(signal, () => wait.fail(signal?.reason));
      this.#add(wait);
    });
  }

  /** Whether a call waits for this kind of event. */
  awaits(event: Event): boolean {
    return this.#byEvent?.has(event) ?? false;
  }

  /**
   * An event was delivered: the call it answers resolves. One event answers one call, by id where it has one of ours.
   */
  deliver(event: string, payload: unknown): void {
    const waits = this.#byEvent?.get(event as Event);
    if (!waits) return;
    const { id } = payload as { readonly id?: string };
    const named = id === undefined ? undefined : this.#named(id, (wait) => waits.has(wait));
    for (const wait of named ? [named] : waits) {
      const result = wait.expectation.answer(payload as RoomEvents[Event]);
      if (result !== undefined) return wait.settle(result);
    }
  }

  /** An error answer: true when a call waits for it, which then rejects. */
  refuse(id: string, from: string, error: StanzaError): boolean {
    const address = foldJid(from);
    const wait = this.#named(id, ({ expectation }) => expectation.isErrorFrom(address));
    wait?.fail(error);
    return wait !== undefined;
  }

  /** Rejects one call before its stanza left. */
  fail(expectation: { readonly id: string }, error: unknown): void {
    this.#named(expectation.id, (wait) => wait.expectation === expectation)?.fail(error);
  }

  /** Rejects whatever waits. */
  failAll(error: Error): void {
    for (const waits of [...(this.#byId?.values() ?? [])]) for (const wait of [...waits]) wait.fail(error);
  }

  /** The first call with this id of which that is so. */
  #named(id: string, isMeant: (wait: Wait) => boolean): Wait | undefined {
    for (const wait of this.#byId?.get(id) ?? []) if (isMeant(wait)) return wait;
    return undefined;
  }

  #add(wait: Wait): void {
    const { events, id } = wait.expectation;
    this.#byEvent ??= new Map();
    for (const event of events) this.#byEvent.set(event, (this.#byEvent.get(event) ?? new Set()).add(wait));
    this.#byId ??= new Map();
    this.#byId.set(id, (this.#byId.get(id) ?? new Set()).add(wait));
  }

  #remove(wait: Wait): void {
    const { events, id } = wait.expectation;
    const named = this.#byId?.get(id);
    named?.delete(wait);
    if (named?.size === 0) this.#byId?.delete(id);
    for (const event of events) {
      const ofEvent = this.#byEvent?.get(event);
      ofEvent?.delete(wait);
      if (ofEvent?.size === 0) this.#byEvent?.delete(event);
    }
    if (this.#byId?.size === 0) this.#byId = undefined;
    if (this.#byEvent?.size === 0) this.#byEvent = undefined;
  }
}
