import { attributeOf, childElements, findChild, resourceOf, textOf } from "@xeps/xep-0030/kit";
import { escapeXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { delay, ME, type PresenceParts, presence, presenceError, ROOM, said, selfPresence, subject } from "../wire.ts";
import type { Quirks } from "./quirks.ts";

const MUC = "http://jabber.org/protocol/muc";

/** Somebody in the room. */
export interface Person {
  readonly affiliation: string;
  readonly role: string;
  readonly show?: string | undefined;
}

/**
 * A room as a service keeps it, from our point of view: what we send comes in as stanzas, what we get piles up in
 * `out`. Small on purpose: it is what the client is compared with.
 */
export class RoomService {
  readonly people: Map<string, Person> = new Map();
  /** Stanzas on their way to us, as XML text, oldest first. */
  readonly out: string[] = [];
  /** Our nickname, while we are in. */
  us: string | undefined;
  banned = false;
  readonly #quirks: Quirks;
  #subject = "";
  #history: string[] = [];
  #exists = false;
  #sequence = 0;

  constructor(quirks: Quirks) {
    this.#quirks = quirks;
  }

  /** A stanza of ours arrives. */
  handle(stanza: Element): void {
    if (stanza.name === "presence") this.#presence(stanza);
    else if (stanza.name === "message") this.#message(stanza);
    else this.#query(stanza);
  }

  #presence(stanza: Element): void {
    const nick = resourceOf(attributeOf(stanza, "to") ?? "") ?? "";
    const id = String(stanza.attrs.id ?? "");
    const shown = findChild(stanza, "show", "jabber:client");
    const show = shown && textOf(shown);
    if (stanza.attrs.type === "unavailable") this.removeUs({});
    else if (this.us !== undefined && nick !== this.us) this.#renameUs(nick, id);
    else if (findChild(stanza, "x", MUC)) this.#admit(nick, id, show);
    else if (this.us === undefined) this.out.push(presenceError("not-acceptable", "cancel", { id, from: ROOM }));
    else this.changeUs({ show }, this.#quirks.keepsIds ? id : undefined);
  }

  #admit(nick: string, id: string, show: string | undefined): void {
    if (this.us === undefined && this.banned) return this.#refuse("forbidden", "auth", nick, id);
    if (this.us === undefined && this.people.has(nick)) return this.#refuse("conflict", "cancel", nick, id);
    const created = !this.#exists;
    this.#exists = true;
    const standing = created
      ? { affiliation: "owner", role: "moderator" }
      : { affiliation: "none", role: "participant" };
    const again = this.people.get(nick);
    this.#showItself();
    for (const [other, person] of this.people) if (other !== nick) this.out.push(this.#shown(other, person));
    this.us = nick;
    this.people.set(nick, { ...(again ?? standing), show });
    const codes = created ? [201, 110] : [110];
    this.out.push(this.#shown(nick, this.#ourselves, { codes, id }));
    if (again === undefined) this.out.push(...this.#history);
    this.#tellSubject();
  }

  #tellSubject(): void {
    if (this.#subject === "" && this.#quirks.omitsEmptySubject) return;
    this.out.push(subject(this.#subject, "", this.#quirks.datesSubject ? delay("2026-10-13T12:00:00Z") : ""));
  }

  #refuse(condition: string, type: string, nick: string, id: string): void {
    const from = this.#quirks.refusesFromRoom ? ROOM : `${ROOM}/${escapeXml(nick)}`;
    this.out.push(presenceError(condition, type, this.#quirks.refusesWithoutId ? { from } : { from, id }));
  }

  #renameUs(nick: string, id: string): void {
    if (this.people.has(nick))
      this.out.push(presenceError("conflict", "cancel", { id, from: `${ROOM}/${escapeXml(nick)}` }));
    else this.rename(this.us as string, nick);
  }

  #message(stanza: Element): void {
    const { id, type } = stanza.attrs as { id?: string; type?: string };
    if (type !== "groupchat") return;
    const role = this.us === undefined ? undefined : this.#ourselves.role;
    if (role === undefined || role === "visitor") {
      const condition = role === undefined ? "not-acceptable" : "forbidden";
      const error = `<error type='auth'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
      this.out.push(`<message type='error' from='${ROOM}' to='${ME}' id='${id}'>${error}</message>`);
      return;
    }
    const body = findChild(stanza, "body", "jabber:client");
    const text = findChild(stanza, "subject", "jabber:client");
    if (body) this.say(this.us as string, textOf(body), this.#quirks.keepsIds ? id : undefined);
    else if (text) this.setSubject(this.us as string, textOf(text));
  }

  #query(stanza: Element): void {
    const { id, to } = stanza.attrs as { id: string; to: string };
    const [query] = childElements(stanza);
    const refuse = (condition: string) =>
      `<iq type='error' id='${id}' from='${escapeXml(to)}' to='${ME}'><error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`;
    const nick = resourceOf(to);
    if (nick !== undefined) {
      // XEP-0410: a ping to ourselves; occupants are told that the one they asked for is not there, others nothing.
      const answer = `<iq type='result' id='${id}' from='${escapeXml(to)}' to='${ME}'/>`;
      const condition = this.us === undefined ? "not-acceptable" : "item-not-found";
      this.out.push(nick === this.us ? answer : refuse(condition));
      return;
    }
    const admin = query?.attrs.xmlns === `${MUC}#admin` ? findChild(query, "item", `${MUC}#admin`) : undefined;
    if (admin) {
      const { nick, role } = admin.attrs as { nick: string; role: string };
      if (this.us === undefined || this.#ourselves.role !== "moderator") this.out.push(refuse("forbidden"));
      else if (!this.people.has(nick)) this.out.push(refuse("item-not-found"));
      else {
        this.setRole(nick, role);
        this.out.push(`<iq type='result' id='${id}' from='${to}' to='${ME}'/>`);
      }
    } else if (query?.attrs.xmlns === `${MUC}#owner`) {
      this.out.push(`<iq type='result' id='${id}' from='${to}' to='${ME}'/>`);
    } else this.out.push(refuse("service-unavailable"));
  }

  /** Somebody comes, or shows himself otherwise. */
  appear(nick: string, person: Person): void {
    if (nick === this.us) return;
    this.#exists = true;
    this.people.set(nick, person);
    if (this.us !== undefined) this.out.push(this.#shown(nick, person));
  }

  /** Somebody else goes, for this reason. */
  disappear(nick: string, parts: PresenceParts = {}): void {
    if (nick === this.us || !this.people.delete(nick)) return;
    if (this.us !== undefined) this.out.push(presence(nick, { ...parts, type: "unavailable" }));
  }

  /** Somebody, perhaps we, is called otherwise from now on. */
  rename(nick: string, newNick: string): void {
    const person = this.people.get(nick);
    if (!person || this.people.has(newNick)) return;
    this.people.delete(nick);
    this.people.set(newNick, person);
    const isUs = nick === this.us;
    if (isUs) this.us = newNick;
    if (this.us === undefined) return;
    const parts = { ...person, type: "unavailable", newNick, codes: isUs ? [303, 110] : [303] } as const;
    this.out.push(presence(nick, parts), this.#shown(newNick, person, isUs ? { codes: [110] } : {}));
  }

  setRole(nick: string, role: string): void {
    const person = this.people.get(nick);
    if (role === "none")
      return nick === this.us ? this.removeUs({ codes: [307] }) : this.disappear(nick, { codes: [307] });
    if (person && nick === this.us) this.changeUs({ role });
    else if (person) this.appear(nick, { ...person, role });
  }

  changeUs(change: Partial<Person>, id?: string): void {
    if (this.us === undefined) return;
    this.people.set(this.us, { ...this.#ourselves, ...change });
    this.out.push(this.#shown(this.us, this.#ourselves, { codes: [110], ...(id && { id }) }));
  }

  /** We go or are put out. */
  removeUs(parts: PresenceParts): void {
    if (this.us === undefined) return;
    this.people.delete(this.us);
    this.out.push(selfPresence(this.us, { ...parts, type: "unavailable" }));
    this.us = undefined;
    this.#showItself();
  }

  /** Our stream is gone, and the service knows it. */
  forgetUs(): void {
    if (this.us !== undefined) this.people.delete(this.us);
    this.us = undefined;
  }

  destroy(): void {
    this.removeUs({ user: "<destroy jid='heath@x.example'/>" });
    this.people.clear();
    this.#history = [];
    this.#subject = "";
    this.#exists = false;
  }

  say(nick: string, text: string, id: string = `service-${++this.#sequence}`): void {
    this.#history = [...this.#history.slice(-2), said(nick, text, delay("2026-10-13T10:00:00Z"), id)];
    if (this.us !== undefined) this.out.push(said(nick, text, "", id));
  }

  setSubject(nick: string, text: string): void {
    this.#subject = text;
    if (this.us !== undefined) this.out.push(subject(text, nick));
  }

  get #ourselves(): Person {
    return this.people.get(this.us as string) as Person;
  }

  #showItself(): void {
    if (this.#quirks.showsItself) this.out.push(`<presence from='${ROOM}' to='${ME}'/>`);
  }

  #shown(nick: string, { affiliation, role, show }: Person, parts: PresenceParts = {}): string {
    const jid = this.#quirks.showsJids ? { jid: `${escapeXml(nick)}@x.example` } : {};
    return presence(nick, { affiliation, role, ...jid, ...(show && { extra: `<show>${show}</show>` }), ...parts });
  }
}
