import { createHash, randomBytes } from "node:crypto";
import { buildElement, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Room } from "../room.ts";

export const NS_OCCUPANT_ID = "urn:xmpp:occupant-id:0";

const SALT = randomBytes(16).toString("hex");

/** XEP-0421 §3.1: the same for an account in one room whatever its nick, another in every room; where it is offered. */
export function occupantId(room: Room, account: string): Element | undefined {
  if (!room.profile.entering.identifiesOccupants) return undefined;
  const id = createHash("sha256").update(`${SALT} ${room.jid} ${account}`).digest("base64");
  return buildElement("occupant-id", { xmlns: NS_OCCUPANT_ID, id });
}

export function isOccupantId(element: Element): boolean {
  return isNamed(element, "occupant-id", NS_OCCUPANT_ID);
}
