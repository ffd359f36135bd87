import type { Affiliation } from "@xeps/muc-stanzas";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import type { RoomCore } from "../room/room-core.ts";
import { setAffiliation } from "./set-affiliation.ts";
import { type ChangeResult, changeEach } from "./set-item.ts";

/** One change of an affiliation, XEP-0045 §9, §10. */
export interface AffiliationChange {
  /** Bare JID, or a domain. */
  readonly jid: string;
  readonly affiliation: Affiliation;
  readonly reason?: string | undefined;
  /** The reserved nickname, '' to unset it. */
  readonly nick?: string | undefined;
}

/** `Room.setAffiliations`. */
export async function setAffiliations(
  core: RoomCore,
  changes: readonly AffiliationChange[],
  options: RequestOptions = {},
): Promise<readonly ChangeResult<AffiliationChange>[]> {
  return changeEach(core, changes, options, ({ jid, affiliation, reason, nick }, request) =>
    setAffiliation(core, jid, affiliation, { ...request, reason, nick }),
  );
}
