import { BuildError } from "@xeps/xep-0030";
import { attributeOf, buildElement, buildExtensions, buildTextElement, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_MUC_USER } from "../namespaces.ts";
import { type Draft, isElement, keep, nameWithin } from "./children.ts";

/**
 * An invitation declined: `to` the inviter on its way to the room, `from` the invitee on its way to the inviter.
 * XEP-0045 §7.8.2.
 */
export interface Decline {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly reason?: string | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/** @internal */
export function readDecline(element: Element): Decline {
  const decline: Draft<Decline> = {};
  const from = attributeOf(element, "from");
  if (from !== undefined) decline.from = from;
  const to = attributeOf(element, "to");
  if (to !== undefined) decline.to = to;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (nameWithin(child, NS_MUC_USER) === "reason") decline.reason ??= textOf(child);
    else keep(decline, child);
  }
  return decline;
}

/** @internal */
export function buildDecline(decline: Decline | undefined): Element | undefined {
  if (!decline) return undefined;
  const { from, to } = decline;
  if ((from ?? to ?? undefined) === undefined) throw new BuildError("decline", "neither from nor to");
  return buildElement("decline", { from, to }, [
    buildTextElement("reason", decline.reason),
    ...buildExtensions(decline.extensions),
  ]);
}
