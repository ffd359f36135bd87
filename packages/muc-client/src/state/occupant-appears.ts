import type { Item } from "@xeps/muc-stanzas";
import { own } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { ownActor } from "./exit-reason.ts";
import type { RoomModel } from "./model.ts";
import { type OccupantSnapshot, occupantAfter } from "./occupant.ts";
import { type Effect, emit, type OccupantEdit, type Transition } from "./transition.ts";

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
export function occupantAppears(model: RoomModel, nick: string, presence: Appearance, element: Element): Transition {
  const isSelf = isOurselves(model, nick, presence.self);
  const renamedFrom =
    isSelf && model.phase !== "entering" && nick !== model.nick ? model.occupants.get(model.nick) : undefined;
  const before = renamedFrom ?? model.occupants.get(nick);
  const now = occupantAfter(model.jid, nick, presence, element, model.vouchesOccupantIds, before);
  const after = before?.equals(now) ? before : now;

  const heard = after.nick; // the copy
  const edits: OccupantEdit[] = after === before ? [] : [{ nick: heard, occupant: after }];
  if (renamedFrom) edits.unshift({ nick: renamedFrom.nick, occupant: undefined });

  const effects: Effect[] = [emit("presence", { room: model.room, occupant: after, stanza: element })];
  if (model.announced) {
    const change = changeOf(model, before, after, isSelf, presence.items[0]);
    if (change) effects.push(change);
  }
  return isSelf ? { ...asOurselves(model, heard, presence, effects, edits), heard } : { model, effects, edits, heard };
}

/**
 * XEP-0045 §7.2.2: the self-presence has code 110 and the nickname that the service gives us. While we are in under one
 * nickname, 110 under another one is believed only when we asked for a change (ejabberd with two sessions sends no
 * 303). Where 110 is missing the nickname we asked for is ours.
 */
function isOurselves(model: RoomModel, nick: string, has110: boolean): boolean {
  if (nick === model.nick) return model.phase !== "out";
  return has110 && (model.phase === "entering" || model.awaitsNick || !model.selfCertain);
}

function asOurselves(
  model: RoomModel,
  nick: string,
  presence: Appearance,
  effects: Effect[],
  edits: OccupantEdit[],
): Transition {
  const selfCertain = model.selfCertain || presence.self;
  if (model.phase === "entering") {
    effects.push({ kind: "entered" });
    const entered = { phase: "in", settling: true, historyOpen: true, awaitsNick: false } as const;
    return { model: { ...model, ...entered, nick, selfCertain, entryCodes: presence.statusCodes }, effects, edits };
  }
  if (model.resync) {
    for (const [other, occupant] of model.occupants) {
      if (other === nick || model.resync.has(other)) continue;
      edits.push({ nick: other, occupant: undefined });
      effects.push(emit("occupantLeave", { room: model.room, occupant, why: { kind: "unknown" } }));
    }
    effects.push({ kind: "entered" });
    const again = { resync: undefined, settling: true, historyOpen: true, entryCodes: presence.statusCodes } as const;
    return { model: { ...model, ...again, nick, selfCertain }, effects, edits };
  }
  if (nick === model.nick && selfCertain === model.selfCertain) return { model, effects, edits };
  return { model: { ...model, nick, selfCertain, awaitsNick: false }, effects, edits };
}

function changeOf(
  { room }: RoomModel,
  before: OccupantSnapshot | undefined,
  after: OccupantSnapshot,
  isSelf: boolean,
  item: Item | undefined,
): Effect | undefined {
  if (!before) return emit("occupantJoin", { room, occupant: after });
  if (before === after) return undefined;
  if (before.nick !== after.nick) return emit("nickChange", { room, before, after, isSelf });
  return emit("occupantChange", {
    room,
    before,
    after,
    ...(item?.actor && { actor: ownActor(item.actor) }),
    ...(item?.reason !== undefined && { reason: own(item.reason) }),
  });
}
