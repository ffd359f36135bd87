import type { Scenario } from "../scenario.ts";
import { formsOfOccupants, payloadsForAll, payloadsInPresence, payloadsInPrivate } from "./of-occupants.ts";
import { forgeriesOfStrangers } from "./of-strangers.ts";
import { bodiesAndNames, delaysOfOccupants, idsOfOccupants } from "./words-of-occupants.ts";

/** Who may be believed: each is sent by an account without any right, through the service. */
export const forgeries: readonly Scenario[] = [
  payloadsForAll,
  payloadsInPrivate,
  formsOfOccupants,
  payloadsInPresence,
  delaysOfOccupants,
  idsOfOccupants,
  bodiesAndNames,
  forgeriesOfStrangers,
];
