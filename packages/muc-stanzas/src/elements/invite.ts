import { BuildError } from "@xeps/xep-0030";
import { attributeOf, buildElement, buildExtensions, buildTextElement, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_MUC_USER } from "../namespaces.ts";
import { type Draft, isElement, keep, nameWithin } from "./children.ts";
import { buildContinue, type Continue, readContinue } from "./continue.ts";

/** A mediated invitation: `to` on its way to the room, `from` on its way to the invitee. XEP-0045 §7.8.2. */
export interface Invite {
  /** Who invites: a bare, full or occupant JID, as the room writes it. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly reason?: string | undefined;
  readonly continue?: Continue | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/** @internal */
export function readInvite(element: Element): Invite {
  const invite: Draft<Invite> = {};
  const from = attributeOf(element, "from");
  if (from !== undefined) invite.from = from;
  const to = attributeOf(element, "to");
  if (to !== undefined) invite.to = to;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    switch (nameWithin(child, NS_MUC_USER)) {
      case "reason":
        invite.reason ??= textOf(child);
        break;
      case "continue":
        invite.continue ??= readContinue(child);
        break;
      default:
        keep(invite, child);
    }
  }
  return invite;
}

/** @internal */
export function buildInvite(invite: Invite): Element {
  const { from, to } = invite;
  if ((from ?? to ?? undefined) === undefined) throw new BuildError("invite", "neither from nor to");
  // XEP-0045 §19.2: <xs:sequence> reason, continue
  return buildElement("invite", { from, to }, [
    buildTextElement("reason", invite.reason),
    buildContinue(invite.continue),
    ...buildExtensions(invite.extensions),
  ]);
}
