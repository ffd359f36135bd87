import type { StanzaError } from "@xeps/xep-0030";

/** Why a join failed, in one word. */
export type JoinFailure =
  | "password-required"
  | "banned"
  | "not-found"
  | "exists"
  | "creation-restricted"
  | "reserved-nick-required"
  | "members-only"
  | "nick-conflict"
  | "room-full"
  | "nick-invalid"
  | "gone"
  | "destroyed"
  | "removed"
  | "left"
  | "busy"
  | "timeout"
  | "disconnected"
  | "other";

/** XEP-0045 §7.2 and table 9. */
const FAILURES: ReadonlyMap<string, JoinFailure> = new Map([
  ["not-authorized", "password-required"],
  ["forbidden", "banned"],
  ["registration-required", "members-only"],
  ["conflict", "nick-conflict"],
  ["item-not-found", "not-found"],
  ["not-allowed", "creation-restricted"],
  ["not-acceptable", "reserved-nick-required"],
  ["jid-malformed", "nick-invalid"],
  ["gone", "gone"],
  ["redirect", "gone"],
]);

/** The failure that an error answer to a join presence means; by condition, then by type. */
export function joinFailure({ condition, type }: StanzaError): JoinFailure {
  // XEP-0045 §7.2.9 says service-unavailable of type wait, ejabberd resource-constraint. Of type cancel it is a service
  // that is not there.
  if (type === "wait" && (condition === "service-unavailable" || condition === "resource-constraint"))
    return "room-full";
  return FAILURES.get(condition) ?? "other";
}
