import { buildMucJoin, buildMucUser, type MucJoin } from "@xeps/muc-stanzas";
import { BuildError } from "@xeps/xep-0030";
import { buildElement, buildExtensions, buildTextElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Presence } from "../presence.ts";
import type { OutgoingMessage } from "../room/room.ts";

/** The presence that enters a room. XEP-0045 §7.2.1. */
export function joinPresence(to: string, id: string, join: MucJoin, presence: Presence | undefined): Element {
  return buildElement("presence", { to, id }, [...availability(presence), buildMucJoin(join)]);
}

/** A presence to our own occupant JID changes our availability (§7.7), to another nickname our nickname (§7.6). */
export function availablePresence(to: string, id: string, presence?: Presence): Element {
  return buildElement("presence", { to, id }, availability(presence));
}

/** The presence that leaves a room. XEP-0045 §7.14. */
export function leavePresence(to: string, status?: string): Element {
  return buildElement("presence", { to, type: "unavailable" }, [buildTextElement("status", status)]);
}

const SHOWS: ReadonlySet<string> = new Set(["away", "chat", "dnd", "xa"]);

function availability(presence: Presence = {}): (Element | undefined)[] {
  const { show, status, priority, extensions } = presence;
  // RFC 6121 §4.7.2.1: "the XML character data MUST be one of the following"
  if (show !== undefined && !SHOWS.has(show)) throw new BuildError("show", "is none of away, chat, dnd and xa");
  // RFC 6121 §4.7.2.3: "The value MUST be an integer between -128 and +127."
  if (priority !== undefined && !(Number.isInteger(priority) && priority >= -128 && priority <= 127)) {
    throw new BuildError("priority", `no integer between -128 and 127: ${priority}`);
  }
  return [
    buildTextElement("show", show),
    buildTextElement("status", status),
    buildTextElement("priority", priority === undefined ? undefined : String(priority)),
    ...buildExtensions(extensions),
  ];
}

/** To the bare JID of the room, always of type groupchat. XEP-0045 §7.4. */
export function groupchatMessage(to: string, id: string, message: OutgoingMessage): Element {
  return buildElement("message", { to, id, type: "groupchat", "xml:lang": message.lang }, content(message));
}

/**
 * XEP-0045 §7.5: type chat, to the occupant JID, with the marker that tells servers and our other clients what it is.
 */
export function privateMessage(to: string, id: string, message: OutgoingMessage): Element {
  const attributes = { to, id, type: "chat", "xml:lang": message.lang };
  return buildElement("message", attributes, [...content(message), buildMucUser({})]);
}

function content({ body, thread, extensions }: OutgoingMessage): (Element | undefined)[] {
  return [buildTextElement("body", body), buildTextElement("thread", thread), ...buildExtensions(extensions)];
}

/** XEP-0045 §8.1: a subject and nothing else; empty, it removes the subject. */
export function subjectMessage(to: string, id: string, subject: string): Element {
  return buildElement("message", { to, id, type: "groupchat" }, [buildTextElement("subject", subject)]);
}
