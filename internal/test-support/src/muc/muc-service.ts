import { buildMucUri, type MucStanza, readMucStanza } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { attributeOf, bareOf, buildElement, foldJid, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Component } from "../service/component.ts";
import { ServiceNicks } from "./asking/service-nicks.ts";
import { answerServiceDisco } from "./disco/service-info.ts";
import { lose } from "./entering/leave.ts";
import type { Profile } from "./profile/profile.ts";
import { refusal } from "./refuse.ts";
import { newRoom, type Outcome, type Room, type Shown, type Tombstone } from "./room.ts";
import { presence, toRoom } from "./to-room.ts";

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
  readonly #tombstones: Map<string, Tombstone> = new Map();
  readonly #nicks: ServiceNicks = new ServiceNicks();

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
  commit(before: string, { room, send, tombstone }: Outcome): void {
    if (room) this.#rooms.set(before, room);
    else this.#rooms.delete(before);
    if (tombstone) this.#tombstones.set(before, tombstone);
    for (const stanza of send) this.#deliver(stanza);
  }

  receive(stanza: Element): void {
    const jid = foldJid(bareOf(attributeOf(stanza, "to") ?? ""));
    if (!jid.includes("@")) return this.#toService(stanza);
    const room = this.#rooms.get(jid);
    const outcome = this.#reservation(room, stanza) ?? (room ? toRoom(room, stanza) : this.#toNoRoom(jid, stanza));
    if (outcome) this.commit(jid, outcome);
  }

  /** §7.2.8: a nick that somebody else has registered with the service cannot be had in any room. */
  #reservation(room: Room | undefined, stanza: Element): Outcome | undefined {
    if (stanza.name !== "presence" || attributeOf(stanza, "type") !== undefined) return undefined;
    const nick = resourceOf(attributeOf(stanza, "to") ?? "");
    if (nick === undefined || !this.#nicks.isReserved(nick, attributeOf(stanza, "from") ?? "")) return undefined;
    const error: StanzaErrorInit = { condition: "conflict", text: "That nickname is registered by another person" };
    return { room, send: refusal(this.profile, stanza, error, this.domain) };
  }

  offline(jid: string, status: string | undefined): void {
    for (const room of this.rooms) {
      if (room.nicks.has(jid)) this.commit(room.jid, lose(room, jid, shownStatus(status)));
    }
  }

  #toService(stanza: Element): void {
    const answer = stanza.name === "iq" ? this.#answer(stanza) : undefined;
    const send = answer ? [answer] : refusal(this.profile, stanza, { condition: "service-unavailable" }, this.domain);
    for (const one of send) this.#deliver(one);
  }

  #answer(iq: Element): Element | undefined {
    const registered = this.profile.asking.registersAt === "service" ? this.#nicks.answer(iq) : undefined;
    return registered ?? answerServiceDisco(this.rooms, this.profile, iq);
  }

  /** Only a join makes a room; all else is told that there is none. */
  #toNoRoom(jid: string, stanza: Element): Outcome | undefined {
    const tombstone = this.#tombstones.get(jid);
    if (tombstone) return { room: undefined, send: refusal(this.profile, stanza, goneError(tombstone), this.domain) };
    const request = readMucStanza(stanza, "user");
    if (request && entersBy(request, this.profile)) {
      const creator = attributeOf(stanza, "from") ?? "";
      const password = request.kind === "join" ? request.password : undefined;
      const outcome = presence(newRoom(jid, creator, this.profile, password), stanza, request, true);
      const isEmpty = outcome?.room?.occupants.size === 0;
      return outcome && isEmpty ? { room: undefined, send: outcome.send } : outcome;
    }
    const error: StanzaErrorInit = { condition: "item-not-found" };
    return { room: undefined, send: refusal(this.profile, stanza, error, this.domain) };
  }
}

function entersBy(request: MucStanza, profile: Profile): boolean {
  return request.kind === "join" || (request.kind === "directed-presence" && profile.entering.admitsWithoutMarker);
}

/** XEP-0045 §10.9 leaves it to services whether they remember: the error names the room that takes its place. */
function goneError({ jid, reason }: Tombstone): StanzaErrorInit {
  const redirect = jid === undefined ? undefined : buildMucUri({ room: jid, action: "join" });
  return { condition: "gone", type: "cancel", redirect, text: reason };
}

function shownStatus(status: string | undefined): Shown | undefined {
  return status === undefined ? undefined : { children: [buildElement("status", {}, [status])] };
}
