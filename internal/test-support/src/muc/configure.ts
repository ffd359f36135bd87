import { buildMucOwner, buildMucUser, type Destroy, type RoomConfig, roomConfigForm } from "@xeps/muc-stanzas";
import { type DataForm, formType } from "@xeps/xep-0004";
import { attributeOf, buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { resultOf } from "../service/stanza.ts";
import { configForm } from "./config-form.ts";
import { destroyed } from "./destroy.ts";
import { depart } from "./leave.ts";
import { refuse } from "./refuse.ts";
import { affiliationOf, type Outcome, type Room, sessionsOf } from "./room.ts";
import { isWhois, type RoomSettings } from "./room-settings.ts";

/** An owner asks what can be configured, §10.2. */
export function sendConfigForm(room: Room, iq: Element): Outcome {
  const answer = () => ({ room, send: [resultOf(iq, buildMucOwner({ form: configForm(room.jid, room.settings) }))] });
  return forOwner(room, iq, answer);
}

/**
 * An owner does not want to configure after all; whoever cancels the first configuration does not want the room,
 * §10.1.3.
 */
export function cancelConfig(room: Room, iq: Element): Outcome {
  return room.locked ? destroyRoom(room, iq, {}) : forOwner(room, iq, () => ({ room, send: [resultOf(iq)] }));
}

/** An owner destroys the room, §10.9. */
export function destroyRoom(room: Room, iq: Element, { jid, reason, password }: Destroy): Outcome {
  const send = () => [...destroyed(room, { jid, reason, password }), resultOf(iq)];
  return forOwner(room, iq, () => ({ room: undefined, send: send() }));
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
  if (!isEmpty && formType(form) !== roomConfigForm.formType) return refuse(room, iq, { condition: "bad-request" });
  if (room.profile.refusesUnknownFields && form.fields.some(({ var: name }) => !offers(room, name))) {
    return refuse(room, iq, { condition: "bad-request" });
  }
  const settings = changedSettings(room.settings, roomConfigForm.read(form));
  if (!settings) return refuse(room, iq, { condition: "not-acceptable" });
  const { room: next, send } = applySettings({ ...room, locked: false }, settings);
  return { room: next, send: [resultOf(iq), ...send] };
}

function offers(room: Room, name: string | undefined): boolean {
  return configForm(room.jid, room.settings).fields.some((field) => field.var === name);
}

/** The settings with the submitted values over them; `undefined` when they make no sense. */
function changedSettings(settings: RoomSettings, config: RoomConfig): RoomSettings | undefined {
  const { whois = settings.whois, roomSecret = settings.roomSecret } = config;
  if (!isWhois(whois)) return undefined;
  // A password that is given is meant to be used, unless the form says otherwise.
  const { passwordProtectedRoom = config.roomSecret ? true : settings.passwordProtectedRoom } = config;
  if (passwordProtectedRoom && roomSecret === "") return undefined;
  return {
    roomName: config.roomName ?? settings.roomName,
    roomDesc: config.roomDesc ?? settings.roomDesc,
    passwordProtectedRoom,
    roomSecret,
    persistentRoom: config.persistentRoom ?? settings.persistentRoom,
    publicRoom: config.publicRoom ?? settings.publicRoom,
    membersOnly: config.membersOnly ?? settings.membersOnly,
    moderatedRoom: config.moderatedRoom ?? settings.moderatedRoom,
    whois,
    changeSubject: config.changeSubject ?? settings.changeSubject,
    maxUsers: config.maxUsers ?? settings.maxUsers,
    maxHistoryFetch: config.maxHistoryFetch ?? settings.maxHistoryFetch,
  };
}

/** The room under other settings: everybody is told, and who may not stay has to go. */
export function applySettings(room: Room, settings: RoomSettings): Outcome {
  const codes = changeCodes(room.settings, settings);
  const { maxHistoryFetch } = settings;
  const history = maxHistoryFetch === 0 ? [] : room.history.slice(-maxHistoryFetch);
  let next: Room = { ...room, settings, history };
  const send: Element[] = [];
  if (settings.membersOnly && !room.settings.membersOnly) {
    for (const occupant of next.occupants.values()) {
      if (affiliationOf(next, occupant.jid) !== "none") continue;
      const gone = depart(next, occupant, { statusCodes: [322], shown: { children: [] } });
      send.push(...gone.send);
      if (!gone.room) return { room: undefined, send };
      next = gone.room;
    }
  }
  if (codes.length > 0) send.push(...sessionsOf(next).map(({ jid }) => notice(next, jid, codes)));
  return { room: next, send };
}

/** §10.2.1: who can see real JIDs has codes of its own, all else is 104. */
function changeCodes(before: RoomSettings, after: RoomSettings): readonly number[] {
  const names = Object.keys(before) as (keyof RoomSettings)[];
  const changed = names.filter((name) => before[name] !== after[name]);
  const privacy = changed.includes("whois") ? [after.whois === "anyone" ? 172 : 173] : [];
  return [...privacy, ...(changed.some((name) => name !== "whois") ? [104] : [])];
}

function notice(room: Room, to: string, statusCodes: readonly number[]): Element {
  return buildElement("message", { from: room.jid, to, type: "groupchat" }, [buildMucUser({ statusCodes })]);
}
