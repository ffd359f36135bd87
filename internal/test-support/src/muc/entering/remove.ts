import { parseStanzaError } from "@xeps/xep-0030";
import { buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NOTHING_SHOWN, type Occupant, type Outcome, type Room } from "../room.ts";
import { depart } from "./leave.ts";

/** The conditions by which a server or client says that nobody is there any more. */
const GONE: ReadonlySet<string> = new Set([
  "gone",
  "internal-server-error",
  "item-not-found",
  "jid-malformed",
  "recipient-unavailable",
  "redirect",
  "remote-server-not-found",
  "remote-server-timeout",
  "service-unavailable",
  "malformed-error",
]);

/** The condition of an error stanza, when it says that its sender is gone. */
export function goneCondition(stanza: Element): string | undefined {
  const condition = parseStanzaError(stanza)?.condition;
  return condition !== undefined && GONE.has(condition) ? condition : undefined;
}

/** An occupant is put out because it answers with errors, §11.1. Not every service has a code for it. */
export function removeByError(room: Room, occupant: Occupant, condition: string): Outcome {
  const { statusCodes, words } = room.profile.entering.technicalProblem;
  const status = buildElement("status", {}, [words(occupant.nick, condition)]);
  return depart(room, occupant, { statusCodes, shown: { children: [status] } });
}

/** Everybody is put out: the service shuts down, §11.2. */
export function shutDown(room: Room): Outcome {
  const news = { statusCodes: [332], shown: NOTHING_SHOWN } as const;
  return [...room.occupants.values()].reduce<Outcome>(
    (outcome, occupant) => {
      const next = outcome.room && depart(outcome.room, occupant, news);
      return next ? { room: next.room, send: [...outcome.send, ...next.send] } : outcome;
    },
    { room, send: [] },
  );
}
