import { item, user } from "../hostile/hostile.ts";
import { Random } from "./random.ts";

export interface Size {
  readonly rooms: number;
  /** People who come and go; about half of them are somewhere at any time. */
  readonly people: number;
}

/** What months of a busy service look like to one client in many rooms, and what is true at any time. */
export class Traffic {
  /** Messages sent so far to all of a room, ours not counted. */
  messages = 0;
  readonly #random = new Random(20_260_101);
  readonly #rooms: { readonly jid: string; readonly present: string[] }[];
  readonly #absent: string[];
  #number = 0;

  constructor({ rooms, people }: Size) {
    this.#absent = Array.from({ length: people }, (_, number) => `${number % 30 ? "person" : "лицо"} ${number}`);
    this.#rooms = Array.from({ length: rooms }, (_, number) => {
      const jid = `room${number}@rooms.example`;
      return { jid, present: this.#absent.splice(0, Math.floor(people / 2 / rooms)) };
    });
  }

  get jids(): readonly string[] {
    return this.#rooms.map(({ jid }) => jid);
  }

  /** Who is in this room now, but us. */
  present(jid: string): ReadonlySet<string> {
    return new Set(this.#rooms.find((room) => room.jid === jid)?.present);
  }

  /** What a room sends to us when we enter it. */
  entering(jid: string, nick: string): string[] {
    const self = `<presence from='${jid}/${nick}'>${user(`${item}<status code='110'/>`)}</presence>`;
    const subject = `<message from='${jid}' type='groupchat'><subject>Room ${jid}</subject></message>`;
    return [...[...this.present(jid)].map((other) => this.#presence(jid, other)), self, subject];
  }

  /** The next stanza of somebody else. */
  next(): string {
    const { jid, present } = this.#rooms[this.#random.below(this.#rooms.length)] as { jid: string; present: string[] };
    const kind = this.#random.below(10);
    const nick = present[this.#random.below(present.length)];
    this.#number += 1;
    if (kind < 3 && nick !== undefined) return this.#said(jid, nick);
    if (kind < 4 && nick !== undefined) return this.#presence(jid, nick);
    if (kind < 5 && nick !== undefined) {
      return `<message from='${jid}/${nick}' type='chat' id='p${this.#number}'><body>psst ${this.#number}</body></message>`;
    }
    // As many come as go, so that the crowd stays as large as it is.
    return this.#number % 2 ? this.#goes(jid, present) : this.#comes(jid, present);
  }

  #said(jid: string, nick: string): string {
    this.messages += 1;
    const id = `<stanza-id xmlns='urn:xmpp:sid:0' by='${jid}' id='s${this.#number}'/>`;
    const body = `message ${this.#number} ${"x".repeat(this.#random.below(200))}`;
    return `<message from='${jid}/${nick}' type='groupchat' id='m${this.#number}'><body>${body}</body>${id}</message>`;
  }

  #comes(jid: string, present: string[]): string {
    const nick = this.#random.take(this.#absent);
    if (nick === undefined) return this.#goes(jid, present);
    present.push(nick);
    return this.#presence(jid, nick);
  }

  #goes(jid: string, present: string[]): string {
    const nick = this.#random.take(present);
    if (nick === undefined) return this.#comes(jid, present);
    this.#absent.push(nick);
    return `<presence from='${jid}/${nick}' type='unavailable'>${user("<item affiliation='none' role='none'/>")}</presence>`;
  }

  #presence(jid: string, nick: string): string {
    const real = `<item affiliation='member' role='participant' jid='p${nick.replace(/\D/g, "")}@people.example/${this.#number}'/>`;
    const hash = `<x xmlns='vcard-temp:x:update'><photo>${"0123456789abcdef".repeat(2)}${this.#number}</photo></x>`;
    const id = `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='${nick}-${jid}'/>`;
    const status = `<show>away</show><status>since ${this.#number}</status>`;
    return `<presence from='${jid}/${nick}'>${status}${hash}${id}${user(real)}</presence>`;
  }
}
