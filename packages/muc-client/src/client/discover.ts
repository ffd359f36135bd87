import { NODE_ROOMS, NS_MUC } from "@xeps/muc-stanzas";
import { type Disco, type DiscoItem, StanzaError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import { linkSignals } from "../room/with-signals.ts";

/** XEP-0030 §7 warns of asking everybody at once; a domain has a handful of services. */
const AT_ONCE = 20;

/** The items of a domain that are MUC services. XEP-0045 §6.1, §6.2. One that does not answer is none. */
export async function findServices(
  disco: Disco,
  domain: string,
  options: RequestOptions & { readonly from: string | undefined },
): Promise<readonly DiscoItem[]> {
  const { items } = await disco.getItems(domain, options);
  const services: DiscoItem[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const some = items.slice(start, start + AT_ONCE);
    const isService = await Promise.all(some.map(({ jid }) => supportsMuc(disco, jid, options)));
    services.push(...some.filter((_, index) => isService[index]));
  }
  return services;
}

async function supportsMuc(disco: Disco, jid: string, options: RequestOptions): Promise<boolean> {
  try {
    const { identities, features } = await disco.getInfo(jid, options);
    return features.includes(NS_MUC) && identities.some(({ category }) => category === "conference");
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof StanzaError || (error as Error).name === "TimeoutError") return false;
    throw error;
  }
}

/** The public rooms of a service, page by page. XEP-0045 §6.3. Ends with the client too. */
export async function* publicRooms(
  disco: Disco,
  service: string,
  options: RequestOptions & { readonly from: string | undefined },
  ended: AbortSignal,
): AsyncIterableIterator<DiscoItem> {
  const { signal, unlink } = linkSignals([ended, options.signal]);
  try {
    yield* disco.items(service, { ...options, signal });
  } finally {
    unlink();
  }
}

/** The rooms that a contact shows. XEP-0045 §6.7. */
export async function roomsOfUser(
  disco: Disco,
  jid: string,
  options: RequestOptions & { readonly from: string | undefined },
): Promise<readonly DiscoItem[]> {
  return (await disco.getItems(jid, { ...options, node: NODE_ROOMS })).items;
}
