import { StanzaError } from "@xeps/xep-0030";
import { type RequestOptions, request } from "@xeps/xep-0030/entity";
import { buildElement, childElements } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { RoomCore } from "../room/room-core.ts";

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
  const iq = buildElement("iq", { type, to: core.model.jid, from: core.host.from }, [payload]);
  if (core.model.phase === "out") return request(core.host.entity, iq, options);
  const linked = linkSignals(core.staySignal, options.signal);
  try {
    return await request(core.host.entity, iq, { ...options, signal: linked.signal });
  } finally {
    linked.unlink();
  }
}

/** An iq whose answer comes even if it puts us out: the destruction of the room. */
export function lastRequest({ host, model }: RoomCore, payload: Element, options?: RequestOptions): Promise<Element> {
  const iq = buildElement("iq", { type: "set", to: model.jid, from: host.from }, [payload]);
  return request(host.entity, iq, options);
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

/** A signal that aborts when either does, with its reason. */
function linkSignals(stay: AbortSignal, users: AbortSignal | undefined) {
  const controller = new AbortController();
  const onStay = () => controller.abort(stay.reason);
  const onUser = () => controller.abort(users?.reason);
  if (users?.aborted) onUser();
  else if (stay.aborted) onStay();
  stay.addEventListener("abort", onStay);
  users?.addEventListener("abort", onUser);
  const unlink = () => {
    stay.removeEventListener("abort", onStay);
    users?.removeEventListener("abort", onUser);
  };
  return { signal: controller.signal, unlink };
}
