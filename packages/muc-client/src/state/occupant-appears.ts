import type { Item } from "@xeps/muc-stanzas";
import { attributeOf, own } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { ownActor } from "./exit-reason.ts";
import { type RoomModel, tellsChanges } from "./model.ts";
import { type OccupantSnapshot, occupantAfter } from "./occupant.ts";
import {
  type Audience,
  both,
  type Effect,
  emit,
  listOf,
  type OccupantEdit,
  type Transition,
  told,
} from "./transition.ts";

/** What an available presence of an occupant says. */
export interface Appearance {
  readonly items: readonly Item[];
  readonly statusCodes: readonly number[];
  /** Code 110 is there. */
  readonly self: boolean;
  readonly show?: string | undefined;
  readonly status?: string | undefined;
}

/** An occupant comes, changes or is listed; among them ourselves, and that lets us in. */
export function occupantAppears(
  model: RoomModel,
  nick: string,
  presence: Appearance,
  element: Element,
  audience: Audience,
): Transition {
  const isSelf = isOurselves(model, nick, presence.self);
  const renamedFrom = isSelf ? ourselvesBefore(model, nick) : undefined;
  const before = renamedFrom ?? model.occupants.get(nick);
  const now = occupantAfter(model.jid, nick, presence, element, model.vouchesOccupantIds, before);
  const after = before?.equals(now) ? before : now;

  const shown = audience.hears("presence")
    ? emit("presence", { room: model.room, occupant: after, stanza: element })
    : undefined;
  const change = tellsChanges(model) ? changeOf(model, before, after, isSelf, presence.items[0], audience) : undefined;
  const effects = both(shown, change);
  if (!isSelf) return told(model, after, undefined, effects);

  const gone: OccupantEdit[] = [];
  const ourEffects = [...listOf(effects)];
  const hasJoinId = attributeOf(element, "id") === model.joinId;
  const ours = asOurselves(model, after.nick, renamedFrom?.nick, presence, hasJoinId, ourEffects, gone);
  return told(ours, after, renamedFrom?.nick, ourEffects, gone);
}

/**
 * XEP-0045 §7.2.2: the self-presence has code 110 and the nickname that the service gives us. While we are in under one
 * nickname, 110 under another one is believed only when we asked for a change (ejabberd with two sessions sends no
 * 303). Where 110 is missing the nickname we asked for is ours.
 */
function isOurselves(model: RoomModel, nick: string, has110: boolean): boolean {
  return nick === model.nick || (has110 && (model.awaitsNick || !model.selfCertain));
}

/** Ourselves under another nickname: in this stay, or in the last one unless somebody has it now. */
function ourselvesBefore(model: RoomModel, nick: string): OccupantSnapshot | undefined {
  const last = model.phase === "entering" ? model.formerNick : model.nick;
  if (last === undefined || last === nick || model.resync?.has(last)) return undefined;
  return model.occupants.get(last);
}

/** What our own presence means for us; it adds to the effects and edits. */
function asOurselves(
  model: RoomModel,
  nick: string,
  formerNick: string | undefined,
  presence: Appearance,
  hasJoinId: boolean,
  effects: Effect[],
  edits: OccupantEdit[],
): RoomModel {
  const selfCertain = model.selfCertain || presence.self;
  if (answersJoin(model, nick, hasJoinId)) {
    for (const occupant of notHeardOf(model, nick, formerNick)) {
      edits.push({ nick: occupant.nick, occupant: undefined });
      effects.push(emit("occupantLeave", { room: model.room, occupant, why: { kind: "unknown" } }));
    }
    effects.push({ kind: "entered" });
    return { ...entered(model, [...presence.statusCodes]), nick, selfCertain, echoesIds: hasJoinId };
  }
  if (nick === model.nick && selfCertain === model.selfCertain) return model;
  return { ...model, nick, selfCertain, awaitsNick: false };
}

/**
 * Whether this presence of ours is the end of the list that a join is answered with. From inside it may as well be one
 * that the room sent before it saw our join presence, because something about us has changed.
 */
function answersJoin({ phase, resync, echoesIds, occupants }: RoomModel, nick: string, hasJoinId: boolean): boolean {
  if (phase === "entering" || !resync) return phase === "entering";
  if (echoesIds) return hasJoinId;
  const others = resync.has(nick) ? resync.size - 1 : resync.size;
  return others > 0 || occupants.size <= 1;
}

/** Who is not told of when everything is told again, up to our own presence, which is the last. XEP-0045 §7.1. */
function notHeardOf(
  { resync, occupants }: RoomModel,
  self: string,
  formerNick: string | undefined,
): readonly OccupantSnapshot[] {
  if (!resync) return [];
  return [...occupants.values()].filter(({ nick }) => nick !== self && nick !== formerNick && !resync.has(nick));
}

function entered(model: RoomModel, entryCodes: readonly number[]): RoomModel {
  const news = { settling: true, historyOpen: true, resync: undefined, formerNick: undefined } as const;
  return { ...model, ...news, phase: "in", entryCodes };
}

function changeOf(
  { room }: RoomModel,
  before: OccupantSnapshot | undefined,
  after: OccupantSnapshot,
  isSelf: boolean,
  item: Item | undefined,
  audience: Audience,
): Effect | undefined {
  if (!before) return audience.hears("occupantJoin") ? emit("occupantJoin", { room, occupant: after }) : undefined;
  if (before === after) return undefined;
  if (before.nick !== after.nick) return emit("nickChange", { room, before, after, isSelf });
  if (!audience.hears("occupantChange")) return undefined;
  return emit("occupantChange", {
    room,
    before,
    after,
    ...(item?.actor && { actor: ownActor(item.actor) }),
    ...(item?.reason !== undefined && { reason: own(item.reason) }),
  });
}
