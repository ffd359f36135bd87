import type { JoinError } from "../errors/join-error.ts";
import type { JoinFailure } from "../errors/join-failure.ts";
import { isRemoval } from "../state/exit-reason.ts";
import type { NewRoomPolicy } from "./join-attempt.ts";

/** Answers that time alone does not change: somebody decided so. */
const DECIDED: ReadonlySet<JoinFailure> = new Set([
  "banned",
  "members-only",
  "password-required",
  "reserved-nick-required",
  "destroyed",
  "gone",
  "exists",
  "left",
]);

/**
 * Whether a refused rejoin may succeed later. RFC 6120 §8.3.2: after an error of type wait; but also when the service
 * is not there yet, a room is locked by who made it anew, or our own old session still has our nickname.
 */
export function isWorthAnotherTry({ failure, why }: JoinError, policy: NewRoomPolicy): boolean {
  // Where nothing is to be made, a room that is not there was destroyed.
  if (failure === "not-found" && policy === "refuse") return false;
  return !DECIDED.has(failure) && !(why && isRemoval(why));
}
