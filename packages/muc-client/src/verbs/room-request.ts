import { StanzaError } from "@xeps/xep-0030";
import { type RequestOptions, request } from "@xeps/xep-0030/entity";
import { buildElement, childElements } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { RoomCore } from "../room/room-core.ts";
import { withSignals } from "../room/with-signals.ts";

/**
 * An iq to the room itself, in the name of this client. While we are in, it ends with the stay: when we are put out it
 * rejects with the reason, because the room may not be there to answer.
 */
export async function roomRequest(
  core: RoomCore,
  type: "get" | "set",
  payload: Element,
  options: RequestOptions = {},
): Promise<Element> {
  return stayRequest(core, buildElement("iq", { type, to: core.model.jid, from: core.host.from }, [payload]), options);
}

/** An iq that ends with the stay, whoever it goes to. */
export function stayRequest(core: RoomCore, iq: Element, options: RequestOptions): Promise<Element> {
  const signals = [core.host.ended, options.signal];
  const ask = (signal: AbortSignal) => request(core.host.entity, iq, { ...options, signal });
  return core.stay ? core.stay.run(signals, ask) : withSignals(signals, ask);
}

/**
 * An iq whose answer counts whatever becomes of the stay: the destruction of the room ends it, and what a join asks
 * before it begins concerns no earlier one.
 */
export async function lastingRequest(
  { host, model }: RoomCore,
  type: "get" | "set",
  payload: Element,
  options: RequestOptions = {},
): Promise<Element> {
  const iq = buildElement("iq", { type, to: model.jid, from: host.from }, [payload]);
  return withSignals([host.ended, options.signal], (signal) => request(host.entity, iq, { ...options, signal }));
}

/**
 * What a parser makes of the answer's payload. Rejects as any unreadable answer does: StanzaError
 * "undefined-condition".
 */
export function readAnswer<Result>(answer: Element, read: (payload: Element) => Result | undefined): Result {
  const [payload] = childElements(answer);
  const result = payload && read(payload);
  if (result === undefined) throw new StanzaError({ condition: "undefined-condition", stanza: answer });
  return result;
}
