import type { Affiliation } from "@xeps/muc-stanzas";
import { BuildError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import { bareOf } from "@xeps/xep-0030/kit";
import type { RoomCore } from "../room/room-core.ts";
import { assertJid } from "./assert-jid.ts";
import { setItem } from "./set-item.ts";

/** What goes with a change of an affiliation. */
export interface AffiliationOptions extends RequestOptions {
  readonly reason?: string | undefined;
  /** The reserved nickname to set with it (§9.3), '' to unset. */
  readonly nick?: string | undefined;
}

/** `Room.setAffiliation`. */
export async function setAffiliation(
  core: RoomCore,
  who: string | { readonly nick: string },
  affiliation: Affiliation,
  options: AffiliationOptions = {},
): Promise<void> {
  const { reason, nick, ...request } = options;
  const jid = typeof who === "string" ? address(who) : realJid(core, who.nick);
  await setItem(core, { affiliation, jid, nick, reason }, request);
}

/** XEP-0045 §17.4.6: by bare JID, or by a whole domain (§9.2). */
function address(jid: string): string {
  assertJid("item", jid);
  if (jid.includes("/")) throw new BuildError("item", "an affiliation belongs to a bare JID");
  return jid;
}

/** The bare JID behind a nickname, where the room shows it: a guess could ban somebody else. */
function realJid({ model }: RoomCore, nick: string): string {
  const jid = model.occupants.get(nick)?.jid;
  if (jid === undefined) throw new BuildError("item", `the real JID of ${JSON.stringify(nick)} is not visible`);
  return bareOf(jid);
}
