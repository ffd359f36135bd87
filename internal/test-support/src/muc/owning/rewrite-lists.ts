import type { Affiliation } from "@xeps/muc-stanzas";
import { affiliationOf, type Outcome, type Room } from "../room.ts";
import { changeAffiliation } from "../ruling/affiliation.ts";
import { accountsWith } from "./config-field.ts";

/** Who is on a list that the form holds whole gets the affiliation, and who is not loses it, §10.2. */
export function rewriteLists(
  room: Room,
  lists: ReadonlyMap<Affiliation, readonly string[]>,
  by: string | undefined,
): Outcome {
  const kept = new Set([...lists.values()].flat());
  const changes: [account: string, affiliation: Affiliation][] = [];
  for (const [affiliation, accounts] of lists) {
    for (const one of accounts) if (affiliationOf(room, one) !== affiliation) changes.push([one, affiliation]);
    for (const one of accountsWith(room, affiliation)) if (!kept.has(one)) changes.push([one, "none"]);
  }
  return changes.reduce<Outcome>(
    (outcome, [account, affiliation]) => {
      if (!outcome.room) return outcome;
      const next = changeAffiliation(outcome.room, account, { affiliation, by });
      return { room: next.room, send: [...outcome.send, ...next.send] };
    },
    { room, send: [] },
  );
}
