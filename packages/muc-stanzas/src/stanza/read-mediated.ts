import type { Draft } from "../elements/children.ts";
import type { MucUser } from "../elements/muc-user.ts";
import type { At, MessageStanza } from "./muc-stanza.ts";
import type { Side } from "./place.ts";

type Invited = Extract<MessageStanza, { kind: "mediated-invite" | "mediated-invitation" }>;
type Declined = Extract<MessageStanza, { kind: "mediated-decline" | "mediated-declined" }>;

/**
 * An invitation or its refusal on its way to the room ("to") or from it ("from"); XEP-0045 §7.8.2. Some rooms leave the
 * `to` in what they forward, and some write no `from`: from a room only what has nothing but `to` is none.
 */
export function readMediated(user: MucUser, place: At, side: Side): Invited | Declined | undefined {
  const wanted = side === "user" ? hasTarget : comesFromRoom;
  const invites = user.invites.filter(wanted);
  if (invites.length > 0) {
    const kind = side === "user" ? "mediated-invite" : "mediated-invitation";
    const invited: Draft<Invited> = { kind, ...place, invites };
    if (user.password !== undefined) invited.password = user.password;
    return invited;
  }
  const { decline } = user;
  if (!decline || !wanted(decline)) return undefined;
  return { kind: side === "user" ? "mediated-decline" : "mediated-declined", ...place, decline };
}

interface Addressed {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function hasTarget({ to }: Addressed): boolean {
  return to !== undefined;
}

function comesFromRoom({ from, to }: Addressed): boolean {
  return from !== undefined || to === undefined;
}
