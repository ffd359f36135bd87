import { bareOf, resourceOf } from "@xeps/xep-0030/kit";
import type { At } from "./muc-stanza.ts";

/** Who sent a stanza: the room (or another user through it), or a user to a room. */
export type Side = "room" | "user";

/**
 * Where a stanza belongs: the room in lower case (XEP-0045 §17.1 prepares local part and domain, never the nickname),
 * and the resource, if any.
 */
export interface Place {
  readonly room: string;
  readonly nick: string | undefined;
}

export function placeOf(address: string): Place {
  const nick = resourceOf(address);
  return { room: bareOf(address).toLowerCase(), nick: nick === "" ? undefined : nick };
}

/** The fields of the place, without the key of a nickname that is not there. */
export function at({ room, nick }: Place): At {
  return nick === undefined ? { room } : { room, nick };
}
