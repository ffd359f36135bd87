import { type MucStanza, NS_MUC_OWNER, readMucStanza } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { attributeOf, bareOf, buildElement, foldJid, isNamed, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Component } from "../service/component.ts";
import { payloadOf } from "../service/stanza.ts";
import { changePresence } from "./change-presence.ts";
import { cancelConfig, destroyRoom, sendConfigForm, submitConfig } from "./configure.ts";
import { enter } from "./enter.ts";
import { groupchat } from "./groupchat.ts";
import { leave, lose } from "./leave.ts";
import { privateMessage } from "./private-message.ts";
import type { Profile } from "./profile.ts";
import { refusal, refuse } from "./refuse.ts";
import { relayQuery } from "./relay-query.ts";
import { newRoom, type Outcome, occupantOf, type Room, type Shown } from "./room.ts";
import { answerDisco } from "./room-info.ts";
import { answerServiceDisco } from "./service-info.ts";

export interface MucServiceOptions {
  readonly domain: string;
  readonly profile: Profile;
  /** Sends a stanza to whom it is addressed. */
  readonly deliver: (stanza: Element) => void;
}

/**
 * Multi-User Chat on a domain of its own: finds the room of a stanza and what concept it belongs to, and sends what
 * comes of it.
 */
export class MucService implements Component {
  readonly domain: string;
  readonly name = "Chatrooms";
  readonly profile: Profile;
  readonly #deliver: (stanza: Element) => void;
  readonly #rooms: Map<string, Room> = new Map();

  constructor(options: MucServiceOptions) {
    this.domain = options.domain;
    this.profile = options.profile;
    this.#deliver = options.deliver;
  }

  get rooms(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  room(jid: string): Room | undefined {
    return this.#rooms.get(foldJid(jid));
  }

  /** Puts the outcome of an event in force: `before` is the room that it happened in. */
  commit(before: string, { room, send }: Outcome): void {
    if (room) this.#rooms.set(before, room);
    else this.#rooms.delete(before);
    for (const stanza of send) this.#deliver(stanza);
  }

  receive(stanza: Element): void {
    const jid = foldJid(bareOf(attributeOf(stanza, "to") ?? ""));
    if (!jid.includes("@")) return this.#toService(stanza);
    const room = this.#rooms.get(jid);
    const outcome = room ? toRoom(room, stanza) : this.#toNoRoom(jid, stanza);
    if (outcome) this.commit(jid, outcome);
  }

  offline(jid: string, status: string | undefined): void {
    for (const room of this.rooms) {
      const occupant = occupantOf(room, jid);
      if (occupant) this.commit(room.jid, lose(room, occupant, shownStatus(status)));
    }
  }

  #toService(stanza: Element): void {
    const answer = stanza.name === "iq" ? answerServiceDisco(this.rooms, stanza) : undefined;
    const send = answer ? [answer] : refusal(this.profile, stanza, { condition: "service-unavailable" }, this.domain);
    for (const one of send) this.#deliver(one);
  }

  /** Only a join makes a room; all else is told that there is none. */
  #toNoRoom(jid: string, stanza: Element): Outcome | undefined {
    const request = readMucStanza(stanza, "user");
    if (request && entersBy(request, this.profile)) {
      const creator = attributeOf(stanza, "from") ?? "";
      const outcome = presence(newRoom(jid, creator, this.profile), stanza, request, true);
      const isEmpty = outcome?.room?.occupants.size === 0;
      return outcome && isEmpty ? { room: undefined, send: outcome.send } : outcome;
    }
    const error: StanzaErrorInit = { condition: "item-not-found" };
    return { room: undefined, send: refusal(this.profile, stanza, error, this.domain) };
  }
}

function entersBy(request: MucStanza, profile: Profile): boolean {
  return request.kind === "join" || (request.kind === "directed-presence" && profile.admitsWithoutMarker);
}

/** What a stanza does in a room that exists; `undefined`: nothing. */
function toRoom(room: Room, stanza: Element): Outcome | undefined {
  const request = readMucStanza(stanza, "user");
  switch (request?.kind) {
    case "groupchat-message":
    case "groupchat-other":
      return request.nick === undefined
        ? groupchat(room, stanza, { hasBody: request.kind === "groupchat-message" }, new Date())
        : privateMessage(room, stanza);
    case "subject":
      return request.nick === undefined
        ? groupchat(room, stanza, { subject: request.subject, hasBody: false }, new Date())
        : privateMessage(room, stanza);
    case "owner-config-request":
      return sendConfigForm(room, stanza);
    case "owner-config-submit":
      return submitConfig(room, stanza, request.form);
    case "owner-config-cancel":
      return cancelConfig(room, stanza);
    case "owner-destroy":
      return destroyRoom(room, stanza, request.destroy);
  }
  if (stanza.name === "presence") return presence(room, stanza, request, false);
  const toOccupant = resourceOf(attributeOf(stanza, "to") ?? "") !== undefined;
  if (toOccupant) return stanza.name === "iq" ? relayQuery(room, stanza) : privateMessage(room, stanza);
  return answerDisco(room, stanza) ?? refuse(room, stanza, { condition: unknown(stanza) });
}

/** What nobody understands: a request to the owner's side of the room was meant for it all the same. */
function unknown(stanza: Element): string {
  const query = payloadOf(stanza);
  return query && isNamed(query, "query", NS_MUC_OWNER) ? "bad-request" : "service-unavailable";
}

function presence(room: Room, stanza: Element, request: MucStanza | undefined, isNew: boolean): Outcome | undefined {
  const jid = attributeOf(stanza, "from") ?? "";
  const nick = resourceOf(attributeOf(stanza, "to") ?? "");
  const type = attributeOf(stanza, "type");
  const occupant = occupantOf(room, jid);
  if (type === "unavailable") return occupant && leave(room, occupant, stanza);
  if (type !== undefined) return undefined; // subscriptions and probes have no meaning here, errors are not answered
  const join = request?.kind === "join" ? request : undefined;
  if (occupant) {
    return changePresence(room, occupant, {
      presence: stanza,
      nick,
      rejoins: join !== undefined,
      history: join?.history,
    });
  }
  if (nick === undefined) return refuse(room, stanza, room.profile.noNick);
  if (!join && !room.profile.admitsWithoutMarker) {
    return refuse(room, stanza, { condition: "item-not-found", text: "You are not currently connected to this chat" });
  }
  const { password, history } = join ?? {};
  return enter(room, { presence: stanza, jid, nick, password, history, isNew });
}

function shownStatus(status: string | undefined): Shown | undefined {
  return status === undefined ? undefined : { children: [buildElement("status", {}, [status])] };
}
