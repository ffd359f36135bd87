import { buildDiscoInfo, StanzaError } from "@xeps/xep-0030";
import { type RequestOptions, request } from "@xeps/xep-0030/entity";
import { attributeOf, bareOf, buildElement, domainOf, foldJid } from "@xeps/xep-0030/kit";
import type { RoomCore } from "../room/room-core.ts";

/**
 * The service may prepare the address of a room (RFC 3920 appendix A: ß becomes ss, full width letters ordinary ones),
 * and then all its stanzas come from an address that we did not write. Where that can be, one question, whose random id
 * nobody can guess, shows which it is. `undefined` when there is nothing to ask: the local part is plain, or the answer
 * has come.
 */
export function resolveAddress(core: RoomCore, options: RequestOptions = {}): Promise<void> | undefined {
  const { jid } = core.model;
  const local = jid.slice(0, jid.lastIndexOf("@"));
  if (core.addressKnown || /^[\x21-\x7E]*$/.test(local)) return undefined;
  return ask(core, jid, options);
}

async function ask(core: RoomCore, jid: string, { timeout, signal }: RequestOptions): Promise<void> {
  const iq = buildElement("iq", { type: "get", to: jid, from: core.host.from }, [buildDiscoInfo({})]);
  const isAnswerFrom = (from = "") => !from.includes("/") && from.includes("@") && domainOf(from) === domainOf(jid);
  let from: string | undefined;
  try {
    from = attributeOf(await request(core.host.entity, iq, { timeout, signal, isAnswerFrom }), "from");
  } catch (error) {
    if (!(error instanceof StanzaError)) throw error;
    from = error.stanza && attributeOf(error.stanza, "from"); // a room that is not there yet has its address too
  }
  core.addressKnown = true;
  if (from !== undefined) core.moveTo(foldJid(bareOf(from)));
}
