import type { JoinFailure } from "@xeps/muc-client";

/** The library gives codes and leaves the words to programs. */
export const JOIN_WORDS: Readonly<Partial<Record<JoinFailure, string>>> = {
  "password-required": "the room wants another password",
  banned: "we are banned from the room",
  "members-only": "the room is for members only",
  "nick-conflict": "the nickname is taken",
  "room-full": "the room is full",
  "not-found": "there is no such room",
  "creation-restricted": "we may not create rooms there",
  "nick-invalid": "the nickname is not a valid one",
  timeout: "the room does not answer",
};
