import { attributeOf, isInNamespaceOf, nameOf, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type Draft, isElement } from "../elements/children.ts";
import { readMucJoin } from "../elements/muc-join.ts";
import { NS_MUC, NS_MUC_USER } from "../namespaces.ts";
import { preferred } from "./message-parts.ts";
import type { At, PresenceStanza } from "./muc-stanza.ts";
import { placeAt, type Side } from "./place.ts";
import { readError } from "./read-error.ts";
import { readAvailable, readUnavailable, setShown } from "./read-occupant.ts";

type Join = Extract<PresenceStanza, { kind: "join" }>;
type Directed = Extract<PresenceStanza, { kind: "leave" | "directed-presence" }>;

/** What a presence says. Types that have no meaning in a room (subscriptions, probes, unknown ones) say nothing. */
export function readPresence(
  presence: Element,
  room: string,
  nick: string | undefined,
  side: Side,
): PresenceStanza | undefined {
  const type = attributeOf(presence, "type");
  if (type !== undefined && type !== "unavailable" && type !== "error") return undefined;
  let join: Element | undefined;
  let user: Element | undefined;
  let show: string | undefined;
  let inWords: Element | undefined;
  for (const child of presence.children) {
    if (!isElement(child)) continue;
    switch (nameOf(child)) {
      case "x":
        // the first <x/> of a join, the last of muc#user: the room appends its own after what the sender put there
        if (namespaceOf(child) === NS_MUC_USER) user = child;
        else if (namespaceOf(child) === NS_MUC) join ??= child;
        break;
      case "show":
        if (isInNamespaceOf(presence, child)) show ??= textOf(child);
        break;
      case "status":
        if (isInNamespaceOf(presence, child)) inWords = preferred(inWords, child);
        break;
    }
  }
  if (type === "error") {
    return { kind: "presence-error", ...placeAt(room, nick), error: readError(presence), mucEcho: join !== undefined };
  }
  const status = inWords && textOf(inWords);
  const available = type === undefined;
  if (side === "user")
    return available && join ? readJoin(placeAt(room, nick), join) : readDirected(room, nick, available, show, status);
  // Presence of the bare room JID is the room's own, e.g. its avatar, and never an occupant's.
  if (nick === undefined || user === undefined) return undefined;
  return (available ? readAvailable : readUnavailable)(room, nick, user, show, status);
}

function readDirected(
  room: string,
  nick: string | undefined,
  available: boolean,
  show?: string,
  status?: string,
): Directed | undefined {
  if (nick === undefined) return undefined;
  const directed: Draft<Directed> = { kind: available ? "directed-presence" : "leave", room, nick };
  setShown(directed, show, status);
  return directed;
}

function readJoin(place: At, x: Element): Join {
  const { password, history } = readMucJoin(x);
  const join: Draft<Join> = { kind: "join", ...place };
  if (password !== undefined) join.password = password;
  if (history !== undefined) join.history = history;
  return join;
}
