import { randomBytes } from "node:crypto";
import { attributeOf, buildElement, childElements, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Room } from "../room.ts";

export const NS_STANZA_ID = "urn:xmpp:sid:0";

/** Whether the messages of this room have ids now. */
export function identifiesMessages({ profile, settings }: Room): boolean {
  return profile.talking.identifiesMessages === "always" || settings.enableLogging;
}

/** XEP-0359 §3.1: the id that the room gives to what it keeps; one that pretends to be it is taken out. */
export function withStanzaId(room: Room, message: Element, isKept: boolean): void {
  for (const child of childElements(message)) if (isIdBy(child, room.jid)) message.remove(child);
  if (!isKept || !identifiesMessages(room)) return;
  const id = randomBytes(18).toString("base64url");
  message.append(buildElement("stanza-id", { xmlns: NS_STANZA_ID, by: room.jid, id }));
}

function isIdBy(child: Element, by: string): boolean {
  return isNamed(child, "stanza-id", NS_STANZA_ID) && attributeOf(child, "by") === by;
}
