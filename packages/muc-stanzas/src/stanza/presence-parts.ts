import { nameOf, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { isElement } from "../elements/children.ts";
import { NS_MUC, NS_MUC_USER } from "../namespaces.ts";

/** The children of a presence that matter here. */
export interface PresenceParts {
  /** The first `<x/>` of a join. */
  join: Element | undefined;
  /** The last muc#user `<x/>`: the room appends its own after what the sender put there. */
  user: Element | undefined;
  show: string | undefined;
  status: string | undefined;
}

/** One pass over the children. */
export function presenceParts(presence: Element): PresenceParts {
  const parts: PresenceParts = { join: undefined, user: undefined, show: undefined, status: undefined };
  for (const child of presence.children) {
    if (!isElement(child)) continue;
    switch (nameOf(child)) {
      case "x": {
        const namespace = namespaceOf(child);
        if (namespace === NS_MUC_USER) parts.user = child;
        else if (namespace === NS_MUC) parts.join ??= child;
        break;
      }
      case "show":
        if (namespaceOf(child) === namespaceOf(presence)) parts.show ??= textOf(child);
        break;
      case "status":
        if (namespaceOf(child) === namespaceOf(presence)) parts.status ??= textOf(child);
        break;
    }
  }
  return parts;
}
