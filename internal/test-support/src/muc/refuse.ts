import { buildMucJoin, NS_MUC } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { attributeOf, findChild } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { errorOf, isAnswerable } from "../service/stanza.ts";
import type { Profile } from "./profile/profile.ts";
import type { Outcome, Room } from "./room.ts";

/** Nothing changes in the room, and the sender is told why; nothing at all for what may not be answered. */
export function refuse(room: Room, stanza: Element, error: StanzaErrorInit): Outcome {
  const send = refusal(room.profile, stanza, error, room.jid);
  for (const answer of send) {
    const isMarked = stanza.name !== "presence" || findChild(answer, "x", NS_MUC) !== undefined;
    if (room.profile.errors.marksPresenceErrors && !isMarked) answer.append(buildMucJoin());
  }
  return { room, send };
}

/**
 * The error answer in the way of the service. Services that name who is speaking do so only where it is not the sender
 * of the error anyway.
 */
export function refusal(profile: Profile, stanza: Element, error: StanzaErrorInit, by: string): readonly Element[] {
  if (!isAnswerable(stanza)) return [];
  const words = profile.errors.echoesInErrors ? { text: error.text ?? sentence(error.condition) } : {};
  const speaks = profile.errors.namesItselfInErrors && attributeOf(stanza, "to") !== by;
  const own = { by: speaks ? (error.by ?? by) : undefined };
  return [errorOf(stanza, { ...error, ...words, ...own }, profile.errors.echoesInErrors)];
}

/** For messages and queries of those who are not inside, XEP-0045 §7.4. */
export function refuseOutsider(room: Room, stanza: Element): Outcome {
  const text = "You are not currently connected to this chat";
  return refuse(room, stanza, { condition: "not-acceptable", type: room.profile.errors.outsiderErrorType, text });
}

function sentence(condition: string): string {
  return `The room refuses this: ${condition.replaceAll("-", " ")}`;
}
