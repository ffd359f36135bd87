import type { MucStanza } from "@xeps/muc-stanzas";
import { parseStanzaError } from "@xeps/xep-0030";
import { attributeOf, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Departure } from "./exit-reason.ts";
import { NICKNAME } from "./limits.ts";
import { away, type RoomModel } from "./model.ts";
import type { OccupantPresence } from "./occupant.ts";
import { type Appearance, occupantAppears } from "./occupant-appears.ts";
import { occupantDisappears } from "./occupant-disappears.ts";
import { type Audience, type Transition, transition } from "./transition.ts";

type Unread = Appearance & Departure & { readonly newNick?: string };

/** A presence without muc#user payload: the services of old send it, and RFC 6121 gives it its meaning. */
const PLAIN: Unread & OccupantPresence = { items: [], statusCodes: [], self: false };

/** A presence from the room. From its bare JID it is the room's own (vCard, capabilities) and nobody's. */
export function reducePresence(
  model: RoomModel,
  element: Element,
  stanza: MucStanza | undefined,
  audience: Audience,
): Transition {
  const type = attributeOf(element, "type");
  if (type === "error") return refusal(model, element);
  const isRead = stanza?.kind === "occupant-available" || stanza?.kind === "occupant-unavailable";
  const nick = isRead ? stanza.nick : resourceOf(attributeOf(element, "from") ?? "");
  if (!nick || nick.length > NICKNAME) return transition(model);
  if (type === undefined) {
    const appearance = stanza?.kind === "occupant-available" ? stanza : PLAIN;
    return occupantAppears(model, nick, appearance, element, audience);
  }
  if (type === "unavailable") {
    const departure = stanza?.kind === "occupant-unavailable" ? stanza : PLAIN;
    return occupantDisappears(model, nick, departure, element, audience);
  }
  return transition(model);
}

/**
 * An error is the end of a join when it answers our join presence: by id where it has one, else because a join is
 * pending (some services leave the id out). Until 110 has told who we are, a conflict tells that the occupant we took
 * for ourselves is another. Asked for once more from inside, a refusal changes nothing: we stay.
 */
function refusal(model: RoomModel, element: Element): Transition {
  const pending = model.phase === "entering" || (model.settling && !model.selfCertain) || model.phase === "leaving";
  const id = attributeOf(element, "id");
  const error = parseStanzaError(element);
  if (error && model.phase === "in" && model.resync && id === model.joinId) {
    return transition({ ...model, resync: undefined, overlap: undefined }, [
      { kind: "refused", error, stanza: element },
    ]);
  }
  if (!error || !pending || (id !== undefined && id !== model.joinId)) return transition(model);
  if (model.phase === "leaving" && model.announced) return transition(model);
  if (model.settling && error.condition !== "conflict") return transition(model);
  const out = { ...model, phase: "out", settling: false, occupants: new Map() } as const;
  return transition(model.returning ? away(model) : out, [{ kind: "refused", error, stanza: element }]);
}
