import { NODE_ROOMS, NODE_TRAFFIC, NS_DIRECT_INVITE, NS_MUC } from "@xeps/muc-stanzas";
import { type Disco, StanzaError } from "@xeps/xep-0030";
import type { Room } from "../room/room.ts";
import type { MucClientOptions } from "./muc-client.ts";

/**
 * Tells disco what a client with rooms is and answers (XEP-0045 §6.7, §18.1.1; XEP-0249 §4). What you get takes it all
 * back.
 */
export function advertise(
  disco: Disco,
  { from, shareRooms = false, traffic }: MucClientOptions,
  rooms: () => Iterable<Room>,
): () => void {
  const at = from === undefined ? {} : { jid: from };
  const mayKnow = (asker: string) => (typeof shareRooms === "function" ? shareRooms(asker) : shareRooms);
  const removals = [
    disco.addFeature(NS_MUC, at),
    disco.addFeature(NS_DIRECT_INVITE, at),
    disco.handle(
      { ...at, node: NODE_ROOMS },
      {
        // Private is an empty answer, not a refusal: nobody learns that there is something to hide.
        items: ({ from: asker }) => ({ items: mayKnow(asker) ? [...rooms()].map(({ jid }) => ({ jid })) : [] }),
        info: () => ({ identities: [], features: [] }),
      },
    ),
    disco.handle(
      { ...at, node: NODE_TRAFFIC },
      {
        info: () => {
          if (!traffic) throw new StanzaError({ condition: "feature-not-implemented", type: "cancel" });
          return { identities: [], features: traffic };
        },
      },
    ),
  ];
  return () => {
    for (const remove of removals) remove();
  };
}
