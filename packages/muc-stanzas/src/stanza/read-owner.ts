import { namespaceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type MucOwner, readMucOwner } from "../elements/muc-owner.ts";
import { NS_MUC_OWNER } from "../namespaces.ts";
import type { IqStanza } from "./muc-stanza.ts";
import type { IqType } from "./read-iq.ts";

/** Creation, configuration and destruction of a room. XEP-0045 §10.1, §10.2, §10.9. */
export function readOwner(query: Element, room: string, type: IqType): IqStanza | undefined {
  const owner = readMucOwner(query);
  switch (type) {
    case "get":
      return isEmpty(owner) ? { kind: "owner-config-request", room } : undefined;
    case "set":
      return readSet(owner, room);
    case "result":
      if (owner.form?.type === "form") return { kind: "owner-config-form", room, form: owner.form };
      // XEP-0045 §10.1.3: an empty <query/> says that there is nothing to configure.
      return isEmpty(owner) ? { kind: "owner-config-none", room } : undefined;
  }
}

function readSet({ form, destroy }: MucOwner, room: string): IqStanza | undefined {
  if (destroy) return { kind: "owner-destroy", room, destroy };
  if (form?.type === "submit") return { kind: "owner-config-submit", room, form };
  return form?.type === "cancel" ? { kind: "owner-config-cancel", room } : undefined;
}

/** What muc#owner once held besides, lists of affiliations, was another request. */
function isEmpty({ form, destroy, extensions }: MucOwner): boolean {
  if (form || destroy) return false;
  return !extensions?.some((child) => namespaceOf(child) === NS_MUC_OWNER || namespaceOf(child) === "jabber:x:data");
}
