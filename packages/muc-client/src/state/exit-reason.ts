import type { Actor, Destroy, Item } from "@xeps/muc-stanzas";
import { StatusCode } from "@xeps/muc-stanzas";
import { own } from "@xeps/xep-0030/kit";

/** Why somebody is no longer in the room. `text` is what the room or the occupant said, for people. */
export type ExitReason =
  | {
      readonly kind: "left" | "disconnected" | "service-shutdown" | "technical-problem" | "desynchronised" | "unknown";
      readonly text?: string;
    }
  | {
      readonly kind: "kicked" | "banned" | "affiliation-lost" | "members-only";
      readonly actor?: Actor;
      readonly reason?: string;
    }
  | { readonly kind: "destroyed"; readonly destroy: Destroy };

/** What an unavailable presence says of its cause. */
export interface Departure {
  readonly statusCodes: readonly number[];
  readonly items: readonly Item[];
  readonly destroy?: Destroy | undefined;
  readonly status?: string | undefined;
}

/** Whether people, or the end of the room, are the cause. */
export function isRemoval({ kind }: ExitReason): boolean {
  return kind === "destroyed" || REMOVALS.some(([, removal]) => removal === kind);
}

/** Whether nobody minds if we come back. */
export function wantsUsBack(why: ExitReason, { items }: Departure): boolean {
  // WORKAROUND ejabberd ≤ 23.01: who is removed for an error gets a text and no code. Without a text it is our own
  // presence, sent by the program past us, that has come back.
  if (why.kind === "unknown") return why.text !== undefined && !items.some(isDoneBySomebody);
  return why.kind !== "left" && !isRemoval(why);
}

function isDoneBySomebody({ actor, reason }: Item): boolean {
  return actor !== undefined || reason !== undefined;
}

type Removal = "kicked" | "banned" | "affiliation-lost" | "members-only";

const REMOVALS: readonly (readonly [code: number, kind: Removal])[] = [
  [StatusCode.banned, "banned"],
  [StatusCode.kicked, "kicked"],
  [StatusCode.affiliationLost, "affiliation-lost"],
  [StatusCode.membersOnly, "members-only"],
];

/**
 * The reason in an unavailable presence. `otherwise` is the kind where the stanza names none: for other occupants they
 * have left, for ourselves it depends on whether we asked.
 */
export function exitReason(departure: Departure, otherwise: "left" | "unknown"): ExitReason {
  const { statusCodes, destroy } = departure;
  if (destroy) return { kind: "destroyed", destroy: ownDestroy(destroy) };
  // XEP-0045 §11.1: beside 333 the code 307 is to be ignored.
  if (statusCodes.includes(StatusCode.technicalProblem)) return withText("technical-problem", departure);
  for (const [code, kind] of REMOVALS) if (statusCodes.includes(code)) return removal(kind, departure);
  if (statusCodes.includes(StatusCode.serviceShutdown)) return withText("service-shutdown", departure);
  return withText(otherwise, departure);
}

function removal(kind: Removal, { items }: Departure): ExitReason {
  const { actor, reason } = items.find(isDoneBySomebody) ?? {};
  return {
    kind,
    ...(actor && { actor: ownActor(actor) }),
    ...(reason !== undefined && { reason: own(reason) }),
  };
}

type Silent = "left" | "unknown" | "technical-problem" | "service-shutdown";

/** Most people leave without a word: one reason for all of them. */
const SILENT: Readonly<Record<Silent, ExitReason>> = {
  left: Object.freeze({ kind: "left" }),
  unknown: Object.freeze({ kind: "unknown" }),
  "technical-problem": Object.freeze({ kind: "technical-problem" }),
  "service-shutdown": Object.freeze({ kind: "service-shutdown" }),
};

function withText(kind: Silent, { status }: Departure): ExitReason {
  return status === undefined ? SILENT[kind] : { kind, text: own(status) };
}

/** Copied strings: an actor may be kept longer than the chunk it came in. */
export function ownActor(actor: Actor): Actor {
  return {
    ...(actor.jid !== undefined && { jid: own(actor.jid) }),
    ...(actor.nick !== undefined && { nick: own(actor.nick) }),
  };
}

function ownDestroy(destroy: Destroy): Destroy {
  const { jid, reason, password } = destroy;
  return {
    ...(jid !== undefined && { jid: own(jid) }),
    ...(reason !== undefined && { reason: own(reason) }),
    ...(password !== undefined && { password: own(password) }),
    ...(destroy.extensions && { extensions: destroy.extensions }),
  };
}
