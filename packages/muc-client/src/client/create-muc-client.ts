import type { XmppEntity } from "@xeps/xep-0030/entity";
import { isJid } from "@xeps/xep-0030/kit";
import { Client } from "./client.ts";
import { EntityClients } from "./entity-clients.ts";
import type { MucClient, MucClientOptions } from "./muc-client.ts";

/**
 * The MUC client of an entity of `@xmpp/client` or `@xmpp/component`. One per entity and `from`: the same pair gives
 * the same client, and after `dispose()` a new one. Throws TypeError for other options than those of the first call,
 * for a component without `from`, and for a `from` that is no JID.
 */
export function createMucClient(entity: XmppEntity, options: MucClientOptions = {}): MucClient {
  const { from, ...others } = options;
  if (from !== undefined && !isJid(from)) throw new TypeError(`from is not a JID: ${JSON.stringify(from)}`);
  if (from === undefined && !entity.streamManagement)
    throw new TypeError("a component has many addresses: from is required");
  const clients = EntityClients.of(entity);
  const known = clients.find(from);
  if (known) {
    if (!sameOptions(known.options, others)) throw new TypeError("this client exists already, with other options");
    return known;
  }
  const client = new Client(entity, options, () => clients.remove(from));
  clients.add(from, client);
  return client;
}

/** What a later call does not say agrees with the first; functions agree when they are the same. */
function sameOptions(first: object, later: object): boolean {
  if (Array.isArray(later) && later.length !== (first as { length?: number }).length) return false;
  return Object.entries(later).every(([name, value]) => {
    const said: unknown = first[name as keyof object];
    if (value === undefined || value === said) return true;
    return isObject(value) && isObject(said) && sameOptions(said, value);
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
