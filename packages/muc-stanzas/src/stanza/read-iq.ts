import { attributeOf, nameOf, namespaceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type Draft, isElement } from "../elements/children.ts";
import { readMucAdmin } from "../elements/muc-admin.ts";
import { NS_MUC_ADMIN, NS_MUC_OWNER, NS_REGISTER } from "../namespaces.ts";
import type { At, IqStanza } from "./muc-stanza.ts";
import type { Side } from "./place.ts";
import { readOwner } from "./read-owner.ts";
import { readRegister } from "./read-register.ts";

/** What a side may send: requests come from users, results from rooms. */
export type IqType = "get" | "set" | "result";

/** What a request or an answer says. Those of occupant JIDs go to or come from the occupant, not the room. */
export function readIq(iq: Element, { room, nick }: At, side: Side): IqStanza | undefined {
  if (nick !== undefined) return undefined;
  const type = attributeOf(iq, "type");
  if (side === "room" ? type !== "result" : type !== "get" && type !== "set") return undefined;
  for (const child of iq.children) {
    if (!isElement(child) || nameOf(child) !== "query") continue;
    switch (namespaceOf(child)) {
      case NS_MUC_ADMIN:
        return readAdmin(child, room, type as IqType);
      case NS_MUC_OWNER:
        return readOwner(child, room, type as IqType);
      case NS_REGISTER:
        return readRegister(child, room, type as IqType);
    }
  }
  return undefined;
}

function readAdmin(query: Element, room: string, type: IqType): IqStanza {
  const { items } = readMucAdmin(query);
  if (type === "result") return { kind: "admin-list-result", room, items };
  if (type === "set") return { kind: "admin-set", room, items };
  const filter: Draft<{ readonly role?: string; readonly affiliation?: string }> = {};
  const item = items[0];
  if (item?.role !== undefined) filter.role = item.role;
  if (item?.affiliation !== undefined) filter.affiliation = item.affiliation;
  return { kind: "admin-list-request", room, filter };
}
