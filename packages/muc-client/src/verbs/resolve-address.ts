import { buildDiscoInfo, StanzaError } from "@xeps/xep-0030";
import { type RequestOptions, request } from "@xeps/xep-0030/entity";
import { attributeOf, bareOf, buildElement, domainOf, foldJid } from "@xeps/xep-0030/kit";
import type { RoomCore } from "../room/room-core.ts";
import { withSignals } from "../room/with-signals.ts";

/**
 * The service may prepare the address of a room (RFC 3920 appendix A: ß becomes ss, full width letters ordinary ones),
 * and then all its stanzas come from an address that we did not write. Where that can be, one question, whose random id
 * nobody can guess, shows which it is. `undefined` when there is nothing to ask.
 */
export function resolveAddress(core: RoomCore, options: RequestOptions = {}): Promise<void> | undefined {
  return knowsAddress(core) ? undefined : ask(core, core.model.jid, options);
}

/** Whether the room has the address that we have: it is plain, or the answer has come. */
export function knowsAddress({ addressKnown, model: { jid } }: RoomCore): boolean {
  return addressKnown || /^[\x21-\x7E]*$/.test(jid.slice(0, jid.lastIndexOf("@")));
}

async function ask(core: RoomCore, jid: string, { timeout, signal }: RequestOptions): Promise<void> {
  const iq = buildElement("iq", { type: "get", to: jid, from: core.host.from }, [buildDiscoInfo({})]);
  const isAnswerFrom = (from = "") => !from.includes("/") && from.includes("@") && domainOf(from) === domainOf(jid);
  let from: string | undefined;
  try {
    const answer = await withSignals([core.host.ended, signal], (either) =>
      request(core.host.entity, iq, { timeout, signal: either, isAnswerFrom }),
    );
    from = attributeOf(answer, "from");
  } catch (error) {
    if (!(error instanceof StanzaError)) throw error;
    from = error.stanza && attributeOf(error.stanza, "from"); // a room that is not there yet has its address too
  }
  core.addressKnown = true;
  if (from !== undefined) core.moveTo(foldJid(bareOf(from)));
}
