import { bareOf, domainOf, foldJid } from "../kit/address.ts";
import type { XmppEntity } from "./xmpp-entity.ts";

/**
 * Whether an answer from this address may be the answer of the one asked: the same address, or, when we asked our own
 * account or our own server, either of the two or none (RFC 6120 §8.1.2.1, §10.3.3). The id alone proves nothing.
 *
 * @param asked `to` of the request
 * @param from `from` of the answer
 */
export function isAnswerFrom(entity: XmppEntity, asked: string | undefined, from: string | undefined): boolean {
  const to = asked === undefined ? undefined : foldJid(asked);
  const sender = from === undefined ? undefined : foldJid(from);
  return to === sender || (isHome(entity, to) && isHome(entity, sender));
}

function isHome(entity: XmppEntity, address: string | undefined): boolean {
  if (address === undefined) return true;
  if (!entity.jid) return false;
  const own = bareOf(foldJid(entity.jid.toString()));
  return address === own || address === domainOf(own);
}
