import { attributeOf, findChild, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Address } from "./muc-stanza.ts";

const NS_ADDRESS = "http://jabber.org/protocol/address";

/** The XEP-0033 addresses of a stanza; `undefined` when there are none. */
export function readAddresses(stanza: Element): readonly Address[] | undefined {
  const addresses: Address[] = [];
  for (const child of findChild(stanza, "addresses", NS_ADDRESS)?.children ?? []) {
    const type = isNamed(child, "address", NS_ADDRESS) ? attributeOf(child, "type") : undefined;
    if (type === undefined) continue;
    const jid = attributeOf(child as Element, "jid");
    addresses.push(jid === undefined ? { type } : { type, jid });
  }
  return addresses.length > 0 ? addresses : undefined;
}
