import { type FakeEntity, nextTurn, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { type AnswerOptions, request } from "../entity/index.ts";

export const QUERY = "<query xmlns='urn:q'/>";
/** A question to chat.example, unless told otherwise. */
export const iq = (attributes = "to='chat.example'"): Element => parseXml(`<iq type='get' ${attributes}>${QUERY}</iq>`);

/** The result to a request, from this address. */
export function answer(
  entity: FakeEntity,
  sent: Element,
  from: string | undefined,
  content = "<answer xmlns='urn:q'/>",
): void {
  const sender = from === undefined ? "" : ` from='${from}'`;
  entity.receive(`<iq type='result' id='${sent.attrs.id}'${sender}>${content}</iq>`);
}

/** What became of a promise so far. */
export async function stateOf(promise: Promise<unknown>): Promise<"pending" | "resolved" | "rejected"> {
  const pending = Symbol("pending");
  await nextTurn();
  return Promise.race([promise, Promise.resolve(pending)]).then(
    (value) => (value === pending ? "pending" : "resolved"),
    () => "rejected",
  );
}

/** Asks it. */
export const ask = (entity: FakeEntity, options?: AnswerOptions): Promise<Element> => request(entity, iq(), options);
