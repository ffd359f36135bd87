import { buildMucOwner, buildMucUser, type Destroy, roomConfigForm } from "@xeps/muc-stanzas";
import { type DataForm, formType } from "@xeps/xep-0004";
import { attributeOf, buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { resultOf } from "../../service/stanza.ts";
import { depart } from "../entering/leave.ts";
import { announce, bareRoomPresence, hide, isShown } from "../entering/occupant-presence.ts";
import { refuse } from "../refuse.ts";
import { accountOfOccupant, affiliationOf, type Outcome, type Room, recipientsOf } from "../room.ts";
import { type Configuration, configForm, readConfigForm } from "./config-form.ts";
import { destroyed } from "./destroy.ts";
import { rewriteLists } from "./rewrite-lists.ts";
import type { RoomSettings } from "./room-settings.ts";

/** An owner asks what can be configured, §10.2. */
export function sendConfigForm(room: Room, iq: Element): Outcome {
  return forOwner(room, iq, () => ({ room, send: [resultOf(iq, buildMucOwner({ form: configForm(room) }))] }));
}

/**
 * An owner does not want to configure after all. Whoever cancels the first configuration does not want the room
 * (§10.1.3), but not every service takes it away.
 */
export function cancelConfig(room: Room, iq: Element): Outcome {
  const isUnwanted = room.locked && !room.profile.owning.staysLockedOnCancel;
  return isUnwanted ? destroyRoom(room, iq, {}) : forOwner(room, iq, () => ({ room, send: [resultOf(iq)] }));
}

/** An owner destroys the room, §10.9. */
export function destroyRoom(room: Room, iq: Element, { jid, reason, password }: Destroy): Outcome {
  const send = () => [...destroyed(room, { jid, reason, password }), resultOf(iq)];
  const leavesTombstone = room.profile.owning.leavesTombstones && room.settings.persistentRoom;
  const tombstone = leavesTombstone ? { tombstone: { jid, reason } } : {};
  return forOwner(room, iq, () => ({ room: undefined, send: send(), ...tombstone }));
}

/** An owner configures the room, or opens it as it is by a form without fields; §10.1.2 and §10.2. */
export function submitConfig(room: Room, iq: Element, form: DataForm): Outcome {
  return forOwner(room, iq, () => submit(room, iq, form));
}

function forOwner(room: Room, iq: Element, answer: () => Outcome): Outcome {
  const isOwner = affiliationOf(room, attributeOf(iq, "from") ?? "") === "owner";
  return isOwner ? answer() : refuse(room, iq, { condition: "forbidden", text: "Only owners can configure rooms" });
}

function submit(room: Room, iq: Element, form: DataForm): Outcome {
  const isEmpty = form.fields.length === 0;
  if (!isEmpty && formType(form) !== roomConfigForm.formType) {
    const type = room.profile.owning.refusesUnknownFields ? "modify" : "cancel";
    return refuse(room, iq, { condition: "bad-request", type, text: "Form is not of type room configuration" });
  }
  const submitted = readConfigForm(room, form);
  if ("settings" in submitted) return configure(room, iq, submitted);
  const { problem } = submitted;
  if (problem === "no-password" || problem === "no-owner") return refuse(room, iq, { condition: "not-acceptable" });
  // WORKAROUND Prosody 0.12: an option that is none crashes what handles the request, and there is no answer ever.
  return room.profile.owning.refusesUnknownFields ? refuse(room, iq, { condition: "bad-request" }) : { room, send: [] };
}

function configure(room: Room, iq: Element, { settings, affiliates }: Configuration): Outcome {
  const ruled = rewriteLists({ ...room, locked: false }, affiliates, attributeOf(iq, "from"));
  if (!ruled.room) return { room: undefined, send: [...ruled.send, resultOf(iq)] };
  const { room: next, removals, notices } = applySettings(ruled.room, settings);
  const news = [...ruled.send, ...(room.profile.owning.answersConfigFirst ? [] : notices), ...removals];
  const after = room.profile.owning.answersConfigFirst ? notices : [];
  return { room: next, send: [...news, resultOf(iq), ...after] };
}

/** A room under other settings. */
export interface Reconfigured {
  readonly room: Room | undefined;
  /** That somebody may not stay, or is shown from now on, or not any more. */
  readonly removals: readonly Element[];
  /** What everybody is told. */
  readonly notices: readonly Element[];
}

/** The room under other settings: everybody is told, and who may not stay has to go. */
export function applySettings(room: Room, settings: RoomSettings): Reconfigured {
  const { maxHistoryFetch } = settings;
  const history = maxHistoryFetch === 0 ? [] : room.history.slice(-maxHistoryFetch);
  const changed: Room = { ...room, settings, history };
  const removing = settings.membersOnly && !room.settings.membersOnly;
  const shown = room.profile.entering.hidesWhoIsShown ? showOthers(room, changed) : [];
  const { room: next, removals: gone } = removing ? withoutNonMembers(changed) : { room: changed, removals: [] };
  const removals = [...gone, ...shown];
  const codes = changeCodes(room, settings);
  const told = room.profile.owning.answersConfigFirst ? next : changed;
  const notices = told && codes.length > 0 ? recipientsOf(told).flatMap(({ jid }) => notice(told, jid, codes)) : [];
  return { room: next, removals, notices };
}

/** Occupants whose presence was kept back are there for the others from now on, and the other way round. */
function showOthers(before: Room, after: Room): Element[] {
  return [...after.occupants.values()].flatMap((occupant) => {
    const [was, is] = [isShown(before, occupant), isShown(after, occupant)];
    if (is && !was) return announce(after, occupant, {});
    return was && !is ? hide(before, occupant) : [];
  });
}

// XEP-0045 §10.2.1: who may not stay in a room that has become members-only is removed with code 322
function withoutNonMembers(room: Room): Omit<Reconfigured, "notices"> {
  let next: Room = room;
  const removals: Element[] = [];
  for (const occupant of room.occupants.values()) {
    const account = accountOfOccupant(occupant);
    if (affiliationOf(room, account) !== "none") continue;
    const own = new Set(occupant.sessions.map(({ jid }) => jid));
    const gone = depart(next, occupant, { statusCodes: [322], shown: { children: [] } });
    removals.push(...gone.send.filter(({ attrs }) => room.profile.owning.tellsOfNonMembers || own.has(attrs.to)));
    if (!gone.room) return { room: undefined, removals };
    next = gone.room;
  }
  return { room: next, removals };
}

/** §10.2.1: privacy has codes of its own, all else is 104. */
function changeCodes({ settings: before, profile }: Room, after: RoomSettings): readonly number[] {
  const names = Object.keys(before) as (keyof RoomSettings)[];
  const changed = new Set(names.filter((name) => String(before[name]) !== String(after[name])));
  const codes: number[] = [];
  if (changed.delete("whois")) codes.push(after.whois === "anyone" ? 172 : 173);
  if (profile.owning.saysLogging && changed.delete("enableLogging")) codes.unshift(after.enableLogging ? 170 : 171);
  return changed.size > 0 ? [...codes, 104] : codes;
}

function notice(room: Room, to: string, statusCodes: readonly number[]): Element[] {
  const message = buildElement("message", { from: room.jid, to, type: "groupchat" }, [buildMucUser({ statusCodes })]);
  return [...bareRoomPresence(room, to), message];
}
