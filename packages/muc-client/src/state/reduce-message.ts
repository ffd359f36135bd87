import { type MucStanza, parseVoiceRequest } from "@xeps/muc-stanzas";
import { type DataForm, findForm } from "@xeps/xep-0004";
import { parseStanzaError } from "@xeps/xep-0030";
import { attributeOf, foldJid, own, resourceOf } from "@xeps/xep-0030/kit";
import type { Delay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import { messageOf } from "./message-of.ts";
import { type RoomModel, tellsChanges } from "./model.ts";
import { isRepeat } from "./seen-messages.ts";
import { settle } from "./settle.ts";
import { type Effect, emit, listOf, repeated, said, type Transition, transition } from "./transition.ts";

/** A message from the room or one of its occupants. */
export function reduceMessage(model: RoomModel, element: Element, stanza: MucStanza | undefined): Transition {
  const nick = nickOf(element, stanza);
  switch (stanza?.kind) {
    case "groupchat-message":
    case "groupchat-other":
      return toAll(model, element, stanza, nick);
    case "subject":
      return subjectIs(model, stanza.subject, stanza.delay, nick);
    case "private-message":
      return privately(model, element, stanza, stanza.nick);
    // Any occupant gets status codes and items through the service; these two kinds come from the room itself alone.
    case "config-change":
      return transition(model, [emit("configChange", { room: model.room, statusCodes: stanza.statusCodes })]);
    case "affiliation-notice":
      return affiliationsChanged(model, stanza);
    case "voice-approval-form":
    case "registration-approval-form":
      return transition(model, nick === undefined ? asked(model, stanza.kind, stanza.form) : []);
    case "message-error":
      return bounced(model, element);
    case undefined:
      return nick === undefined ? spoken(model, element) : privately(model, element, undefined, nick);
    default:
      return transition(model);
  }
}

type AffiliationNotice = Extract<MucStanza, { kind: "affiliation-notice" }>;

/** The one message that we get of a room without being in it: 101, XEP-0045 §16.6.2. */
export function affiliationsChanged(model: RoomModel, { items }: AffiliationNotice): Transition {
  return transition(
    model,
    items.map((item) => emit("affiliationChange", { room: model.room, item })),
  );
}

/** Whose it is. The stanza tier has cut it out where it knows the stanza. */
function nickOf(element: Element, stanza: MucStanza | undefined): string | undefined {
  if (stanza?.kind === "groupchat-message") return stanza.nick;
  return resourceOf(attributeOf(element, "from") ?? "") || undefined;
}

type ToAll = Extract<MucStanza, { kind: "groupchat-message" | "groupchat-other" }>;

function toAll(model: RoomModel, element: Element, stanza: ToAll, nick: string | undefined): Transition {
  const delay = stanza.kind === "groupchat-message" ? stanza.delay : undefined;
  const isHistory = model.historyOpen && delay !== undefined && stampedByRoom(model, delay);
  const message = messageOf(model, element, stanza, nick, isHistory);
  // A live message without stanza-id is never doubted: people repeat themselves.
  if (model.seen.knows(message) || (isHistory && model.overlap && isRepeat(model.overlap, message)))
    return repeated(model, message);
  if (isHistory || !model.settling) return said(model, message);
  // A live message ends the wait of the join, not the window: history may still come.
  const settled = settle(model);
  return said({ ...settled.model, historyOpen: true }, message, settled.effects);
}

/** A delay of the room, or one that names nobody. The room alone can tell what was said before we came. */
function stampedByRoom(model: RoomModel, { from }: Delay): boolean {
  return from === undefined || foldJid(from) === model.jid;
}

/**
 * XEP-0045 §7.2.15: the subject ends the join. One with a delay of the room may itself be history (old services replay
 * changes of it), so the join waits until nothing more arrives, and the last one counts.
 */
function subjectIs(model: RoomModel, text: string, delay: Delay | undefined, nick: string | undefined): Transition {
  const subject = {
    room: model.room,
    text: own(text),
    ...(nick !== undefined && { setBy: own(nick) }),
    ...(delay && { delay: ownDelay(delay) }),
  };
  const known = { ...model, subject };
  const mayBeHistory = model.historyOpen && delay !== undefined && stampedByRoom(model, delay);
  const differs = !model.subject || model.subject.text !== subject.text;
  const news = tellsChanges(model) && (differs || !model.historyOpen) ? [emit("subject", subject)] : [];
  if (mayBeHistory) return transition(known, [...news, { kind: "await-quiet" }]);
  if (!model.historyOpen) return transition(known, news);
  const settled = settle(known);
  return transition(settled.model, [...news, ...listOf(settled.effects)]);
}

function ownDelay({ stamp, from, reason }: Delay): Delay {
  return {
    stamp,
    ...(from !== undefined && { from: own(from) }),
    ...(reason !== undefined && { reason: own(reason) }),
  };
}

/**
 * XEP-0045 §7.5: the marker is not to be depended on; a message of type chat or normal from an occupant of a room we
 * are in is private. What no occupant could have sent (the room's own notices) comes without a nickname.
 */
function privately(
  model: RoomModel,
  element: Element,
  stanza: Extract<MucStanza, { kind: "private-message" }> | undefined,
  nick: string,
): Transition {
  const type = attributeOf(element, "type") ?? "normal";
  if (model.phase === "entering" || (type !== "chat" && type !== "normal")) return transition(model);
  return transition(model, [emit("privateMessage", messageOf(model, element, stanza, nick, false))]);
}

/** A decision is asked of us. Only the room itself asks: anybody can send its form through the room. */
function asked({ room }: RoomModel, kind: MucStanza["kind"], form: DataForm): readonly Effect[] {
  if (kind === "registration-approval-form") return [emit("registrationRequest", { room, form })];
  const request = parseVoiceRequest(form);
  return request ? [emit("voiceRequest", { room, request, form })] : [];
}

/** What the room itself says beyond XEP-0045: a form is handed on, whatever it is about. */
function spoken(model: RoomModel, element: Element): Transition {
  const form = findForm(element);
  return transition(model, form && [emit("form", { room: model.room, form, stanza: element })]);
}

function bounced(model: RoomModel, element: Element): Transition {
  const error = parseStanzaError(element);
  if (!error) return transition(model);
  const id = attributeOf(element, "id");
  return transition(model, [emit("messageError", { room: model.room, error, ...(id !== undefined && { id }) })]);
}
