import { isJid } from "@xeps/xep-0030/kit";

/** Whether this may be the address of a room: a bare JID with a local part. XEP-0045 §4. */
export function isRoom(jid: string): boolean {
  return isJid(jid) && jid.includes("@") && !jid.includes("/");
}
