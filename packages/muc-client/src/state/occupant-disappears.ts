import { StatusCode } from "@xeps/muc-stanzas";
import { own } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type Departure, exitReason, isRemoval, wantsUsBack } from "./exit-reason.ts";
import { atMost, NICKNAME } from "./limits.ts";
import { away, outside, type RoomModel, tellsChanges } from "./model.ts";
import type { OccupantSnapshot } from "./occupant.ts";
import { type Audience, both, type Effect, emit, type Transition, told, transition } from "./transition.ts";

type Leaving = Departure & { readonly self: boolean; readonly newNick?: string };

/** An unavailable presence: an occupant goes or takes another nickname; ourselves, and the stay is over. */
export function occupantDisappears(
  model: RoomModel,
  nick: string,
  departure: Leaving,
  element: Element,
  audience: Audience,
): Transition {
  const before = model.occupants.get(nick);
  const isSelf = nick === model.nick || (departure.self && !model.selfCertain);
  const renamed = departure.statusCodes.includes(StatusCode.nickChanged);
  if (isSelf && model.phase === "entering") return endedBeforeItBegan(model, departure, element);
  if (isSelf && !renamed) return weAreOut(model, departure, element);
  if (!before) return transition(model);
  if (renamed) return nickChanges(model, before, departure, isSelf, element);
  const { room } = model;
  const shown = audience.hears("presence") ? emit("presence", { room, occupant: before, stanza: element }) : undefined;
  const gone =
    tellsChanges(model) && audience.hears("occupantLeave")
      ? emit("occupantLeave", { room, occupant: before, why: exitReason(departure, "left") })
      : undefined;
  return told(model, undefined, nick, both(shown, gone));
}

/**
 * Before our self-presence an own unavailable presence is that of an old session of ours, and no failure; unless people
 * or the room's end are its cause, which concern us too.
 */
function endedBeforeItBegan(model: RoomModel, departure: Leaving, element: Element): Transition {
  const why = exitReason(departure, "unknown");
  if (!isRemoval(why)) return transition(model);
  return transition(outside(model), [
    { kind: "ended", why, stanza: element, willRejoin: false, unanswered: model.nick },
  ]);
}

/**
 * Any unavailable presence of our own without 303 is an exit; its cause is optional (ejabberd names none when it
 * removes us for an error).
 */
function weAreOut(model: RoomModel, departure: Leaving, element: Element): Transition {
  const { room, phase, nick, announced } = model;
  const why = exitReason(departure, phase === "leaving" ? "left" : "unknown");
  const self = model.occupants.get(nick);
  const willRejoin = model.rejoins && tellsChanges(model) && wantsUsBack(why, departure);
  const effects: Effect[] = self ? [emit("presence", { room, occupant: self, stanza: element })] : [];
  if (announced) effects.push(emit("exit", { room, why, willRejoin }));
  const unanswered = model.resync && { unanswered: nick };
  effects.push({ kind: "ended", why, stanza: element, willRejoin, ...unanswered });
  return transition(willRejoin ? { ...away(model), announced: false } : outside(model), effects);
}

/**
 * XEP-0045 §7.6: unavailable with 303 and the new nickname, then available under it: one event, and the occupant's
 * record moves. Without the new nickname the next presence has to tell it: of others as somebody new, of ourselves by
 * 110.
 */
function nickChanges(
  model: RoomModel,
  before: OccupantSnapshot,
  departure: Leaving,
  isSelf: boolean,
  element: Element,
): Transition {
  const effects: Effect[] = [emit("presence", { room: model.room, occupant: before, stanza: element })];
  const named = atMost(departure.newNick, NICKNAME);
  const newNick = named ? own(named) : undefined;
  if (newNick === undefined) {
    if (isSelf) return transition({ ...model, awaitsNick: true }, effects);
    if (tellsChanges(model))
      effects.push(emit("occupantLeave", { room: model.room, occupant: before, why: { kind: "left" } }));
    return told(model, undefined, before.nick, effects);
  }
  const after = before.renamed(newNick);
  if (tellsChanges(model)) effects.push(emit("nickChange", { room: model.room, before, after, isSelf }));
  return told(isSelf ? { ...model, nick: newNick, awaitsNick: false } : model, after, before.nick, effects);
}
