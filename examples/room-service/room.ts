import { buildMucUser, type History, NS_MUC, NS_MUC_USER, StatusCode } from "@xeps/muc-stanzas";
import { buildStanzaError } from "@xeps/xep-0030";
import { buildDelay, NS_DELAY } from "@xeps/xep-0203";
import { xml } from "@xmpp/component";
import type { Element } from "ltx";

type Occupant = { readonly jid: string; readonly nick: string; readonly shown: readonly Element[] };
type Said = { readonly stamp: Date; readonly from: string; readonly content: readonly Element[] };
type Change = { readonly type?: string; readonly codes?: readonly number[]; readonly nick?: string | undefined };
const KEPT = 50;
/** What only the room may say. */
const RESERVED: ReadonlySet<string> = new Set([NS_MUC, NS_MUC_USER, NS_DELAY]);
const contentOf = (stanza: Element) => stanza.getChildElements().filter((child) => !RESERVED.has(child.getNS() ?? ""));

/** One room: who is in it, what was said last, and what is sent when somebody does something. */
export class Room {
  readonly jid: string;
  /** By full JID. */
  readonly occupants = new Map<string, Occupant>();
  readonly #send: (stanza: Element) => void;
  readonly #past: Said[] = [];
  #subject = { from: "", text: "" };

  constructor(jid: string, send: (stanza: Element) => void) {
    this.jid = jid;
    this.#send = send;
  }

  /** XEP-0045 §7.1: the others, oneself, history, subject. */
  enter(jid: string, nick: string, presence: Element, history: History = {}): void {
    if (!this.present(jid, nick, presence, true)) return;
    const newcomer = this.occupants.get(jid) as Occupant;
    for (const { stamp, from, content } of this.#wanted(history)) {
      this.#say(newcomer, from, [...content, buildDelay({ stamp, from: this.jid })]);
    }
    this.#say(newcomer, this.#subject.from || this.jid, [xml("subject", {}, this.#subject.text)]);
  }

  /** A presence: somebody comes, takes another nickname (§7.6) or is away (§7.7). False when it was refused. */
  present(jid: string, nick: string, presence: Element, isJoin = false): boolean {
    const before = this.occupants.get(jid);
    const isFree = [...this.occupants.values()].every((other) => other.nick !== nick || other === before);
    if (!(before || isJoin) || !isFree || nick.trim() === "") {
      this.refuse(presence, isFree ? "not-acceptable" : "conflict");
      return false;
    }
    if (before && before.nick !== nick) this.#goes(before, [StatusCode.nickChanged], nick);
    const after = { jid, nick, shown: contentOf(presence) };
    this.occupants.set(jid, after);
    if (isJoin) for (const other of this.occupants.values()) if (other !== after) this.#show(after, other);
    for (const other of this.occupants.values()) this.#show(other, after);
    return true;
  }

  leave(jid: string, shown: readonly Element[] = [], codes: readonly number[] = []): void {
    const occupant = this.occupants.get(jid);
    if (occupant) this.#goes({ ...occupant, shown }, codes);
    this.occupants.delete(jid);
  }

  /** §7.4, §8.1: to all. A subject is kept for those who come later, and so is what has a body. */
  broadcast(jid: string, message: Element, subject?: string): void {
    const speaker = this.occupants.get(jid);
    if (!speaker) return this.refuse(message, "not-acceptable");
    const from = `${this.jid}/${speaker.nick}`;
    const content = contentOf(message);
    if (subject !== undefined) this.#subject = { from, text: subject };
    else if (message.getChild("body")) this.#past.push({ stamp: new Date(), from, content });
    if (this.#past.length > KEPT) this.#past.shift();
    for (const occupant of this.occupants.values()) this.#say(occupant, from, content, message.attrs.id);
  }

  /** RFC 6120 §8.3.1: an error is not answered with an error. */
  refuse({ name, attrs }: Element, condition: string): void {
    if (attrs.type === "error" || attrs.type === "unavailable") return;
    const error = buildStanzaError({ condition, type: "cancel" });
    this.#send(xml(name, { type: "error", id: attrs.id, from: attrs.to, to: attrs.from }, error));
  }

  #wanted({ maxStanzas = KEPT, maxChars, seconds = Infinity, since = new Date(0) }: History): readonly Said[] {
    const begin = Math.max(since.getTime(), Date.now() - seconds * 1_000);
    const past = this.#past.filter(({ stamp }) => stamp.getTime() >= begin);
    return maxChars === 0 ? [] : past.slice(Math.max(0, past.length - maxStanzas));
  }

  #say(to: Occupant, from: string, content: readonly Element[], id?: string): void {
    this.#send(xml("message", { type: "groupchat", from, to: to.jid, id }, ...content));
  }

  #goes(who: Occupant, codes: readonly number[], nick?: string): void {
    for (const to of this.occupants.values()) this.#show(to, who, { type: "unavailable", codes, nick });
  }

  #show(to: Occupant, who: Occupant, change: Change = {}): void {
    const { type, codes = [], nick } = change;
    const item = { affiliation: "none", role: type ? "none" : "participant", nick };
    const statusCodes = to.jid === who.jid ? [...codes, StatusCode.selfPresence] : codes;
    const from = `${this.jid}/${who.nick}`;
    this.#send(xml("presence", { type, from, to: to.jid }, ...who.shown, buildMucUser({ items: [item], statusCodes })));
  }
}
