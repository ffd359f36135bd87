import { bareOf, resourceOf } from "@xeps/xep-0030/kit";
import type { At } from "./muc-stanza.ts";

/** Who sent a stanza: the room (or another user through it), or a user to a room. */
export type Side = "room" | "user";

// Most addresses need no folding, and then no copy is made.
const MAY_FOLD = /[A-Z\u0080-\uFFFF]/;

/**
 * Where a stanza belongs: the room, and the resource if there is one. XEP-0045 §17.1 prepares local part and domain of
 * a room in a way that folds case, never the nickname.
 */
export function placeOf(address: string): At {
  const bare = bareOf(address);
  const room = MAY_FOLD.test(bare) ? bare.toLowerCase() : bare;
  const nick = resourceOf(address);
  return nick === undefined || nick === "" ? { room } : { room, nick };
}
