import { bareOf, foldJid, resourceOf } from "@xeps/xep-0030/kit";
import type { At } from "./muc-stanza.ts";

/** Who sent a stanza: the room (or another user through it), or a user to a room. */
export type Side = "room" | "user";

/** XEP-0045 §17.1 prepares local part and domain of a room in a way that folds case, never the nickname. */
export function roomOf(address: string): string {
  return foldJid(bareOf(address));
}

export function nickOf(address: string): string | undefined {
  return resourceOf(address) || undefined;
}

/** Where a stanza belongs: the room, and the resource if there is one. */
export function placeOf(address: string, room: string = roomOf(address)): At {
  return placeAt(room, nickOf(address));
}

export function placeAt(room: string, nick: string | undefined): At {
  return nick === undefined ? { room } : { room, nick };
}
