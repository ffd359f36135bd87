import { findMucUser, type History, type MucStanza, NS_MUC, NS_MUC_OWNER, readMucStanza } from "@xeps/muc-stanzas";
import { attributeOf, childElements, findChild, isNamed, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { payloadOf } from "../service/stanza.ts";
import { answerRegistration, register } from "./asking/register.ts";
import { answerVoiceRequest, requestVoice } from "./asking/voice.ts";
import { answerDisco } from "./disco/room-info.ts";
import { changePresence } from "./entering/change-presence.ts";
import { enter } from "./entering/enter.ts";
import { leave } from "./entering/leave.ts";
import { goneCondition, removeByError } from "./entering/remove.ts";
import { decline } from "./inviting/decline.ts";
import { invite } from "./inviting/invite.ts";
import { cancelConfig, destroyRoom, sendConfigForm, submitConfig } from "./owning/configure.ts";
import { refuse } from "./refuse.ts";
import { type Outcome, occupantOf, type Room } from "./room.ts";
import { changeByAdmin } from "./ruling/admin.ts";
import { sendList } from "./ruling/list.ts";
import { groupchat } from "./talking/groupchat.ts";
import { privateMessage } from "./talking/private-message.ts";
import { relayQuery } from "./talking/relay-query.ts";

/** What a stanza does in a room that exists; `undefined`: nothing. */
export function toRoom(room: Room, stanza: Element): Outcome | undefined {
  const request = readMucStanza(stanza, "user");
  const error = attributeOf(stanza, "type") === "error" ? failed(room, stanza) : undefined;
  if (error) return error;
  const toOccupant = resourceOf(attributeOf(stanza, "to") ?? "") !== undefined;
  if (stanza.name === "presence") return presence(room, stanza, request, false);
  if (toOccupant) return stanza.name === "iq" ? relayQuery(room, stanza) : privateMessage(room, stanza);
  const outcome = stanza.name === "iq" ? query(room, stanza, request) : message(room, stanza, request, new Date());
  return outcome ?? refuse(room, stanza, { condition: unknown(stanza) });
}

/** §11.1: whoever answers with an error because it is not there any more is put out. */
function failed(room: Room, stanza: Element): Outcome | undefined {
  const occupant = occupantOf(room, attributeOf(stanza, "from") ?? "");
  const condition = stanza.name === "iq" ? undefined : goneCondition(stanza);
  return occupant && condition !== undefined ? removeByError(room, occupant, condition) : undefined;
}

function message(room: Room, stanza: Element, request: MucStanza | undefined, now: Date): Outcome | undefined {
  switch (request?.kind) {
    case "groupchat-message":
    case "groupchat-other":
      return groupchat(room, stanza, { isKept: isKept(room, request) }, now);
    case "subject":
      return groupchat(room, stanza, { subject: request.subject, isKept: false }, now);
    case "mediated-decline":
      return decline(room, stanza, request.decline);
    case "voice-request":
      return requestVoice(room, stanza, request.form, now);
    case "voice-approval":
      return answerVoiceRequest(room, stanza, request.form);
    case "registration-approval":
      return answerRegistration(room, stanza, request.form);
  }
  const type = attributeOf(stanza, "type") ?? "normal";
  if (type !== "normal" && type !== "chat") return undefined;
  if (type === "normal" && findMucUser(stanza)?.invites.length) return invite(room, stanza);
  const error = room.profile.talking.notGroupchat[type];
  return error ? refuse(room, stanza, error) : { room, send: [] };
}

function isKept({ profile }: Room, { kind, subject }: { kind: string; subject?: string }): boolean {
  return kind === "groupchat-message" || (profile.talking.keepsSubjectsInThreads && subject !== undefined);
}

function query(room: Room, iq: Element, request: MucStanza | undefined): Outcome | undefined {
  switch (request?.kind) {
    case "admin-set":
      return changeByAdmin(room, iq);
    case "admin-list-request":
      return sendList(room, iq);
    case "owner-config-request":
      return sendConfigForm(room, iq);
    case "owner-config-submit":
      return submitConfig(room, iq, request.form);
    case "owner-config-cancel":
      return cancelConfig(room, iq);
    case "owner-destroy":
      return destroyRoom(room, iq, request.destroy);
    case "register-request":
    case "register-submit":
    case "register-remove":
      return register(room, iq);
  }
  return isLegacyRequest(iq) ? legacyRequest(room, iq) : answerDisco(room, iq);
}

/** A list of affiliations was asked for in muc#owner before XEP-0045 1.21. */
function isLegacyRequest(iq: Element): boolean {
  const payload = payloadOf(iq);
  const isGet = payload && isNamed(payload, "query", NS_MUC_OWNER) && attributeOf(iq, "type") === "get";
  return isGet === true && childElements(payload).length > 0;
}

function legacyRequest(room: Room, iq: Element): Outcome {
  // WORKAROUND ejabberd ≤ 23.01: the process of the room ends, nobody is told and nothing is answered.
  return room.profile.owning.diesOfLegacyRequests ? { room: undefined, send: [] } : sendConfigForm(room, iq);
}

/** What nobody understands: a request to the owner's side of the room was meant for it all the same. */
function unknown(stanza: Element): string {
  const payload = payloadOf(stanza);
  return payload && isNamed(payload, "query", NS_MUC_OWNER) ? "bad-request" : "service-unavailable";
}

/** A presence; `isNew`: the room was made for it. */
export function presence(
  room: Room,
  stanza: Element,
  request: MucStanza | undefined,
  isNew: boolean,
): Outcome | undefined {
  const jid = attributeOf(stanza, "from") ?? "";
  const nick = resourceOf(attributeOf(stanza, "to") ?? "");
  const type = attributeOf(stanza, "type");
  const occupant = occupantOf(room, jid);
  if (type === "unavailable") return occupant && leave(room, jid, stanza);
  if (type !== undefined) return undefined; // subscriptions and probes have no meaning here, errors are not answered
  const join = request?.kind === "join" ? request : undefined;
  if (occupant) {
    return changePresence(room, occupant, {
      presence: stanza,
      jid,
      nick,
      rejoins: join !== undefined,
      history: historyOf(room, stanza, join?.history),
    });
  }
  if (nick === undefined) return refuse(room, stanza, room.profile.entering.noNick);
  if (!join && !room.profile.entering.admitsWithoutMarker) {
    return refuse(room, stanza, { condition: "item-not-found", text: "You are not currently connected to this chat" });
  }
  const history = historyOf(room, stanza, join?.history);
  return enter(room, { presence: stanza, jid, nick, password: join?.password, history, isNew });
}

/** The limits of a join. A number of messages below zero makes no sense, and services make different things of it. */
function historyOf({ profile }: Room, presence: Element, history: History | undefined): History | undefined {
  const x = findChild(presence, "x", NS_MUC);
  const limits = x && findChild(x, "history", NS_MUC);
  const isBelowZero = /^-\d/.test((limits && attributeOf(limits, "maxstanzas")) ?? "");
  return isBelowZero && profile.entering.historyBelowZero === "nothing" ? { ...history, maxStanzas: 0 } : history;
}
