import { buildMucUser, type History, NS_MUC, NS_MUC_USER, StatusCode } from "@xeps/muc-stanzas";
import { buildStanzaError } from "@xeps/xep-0030";
import { buildDelay, NS_DELAY } from "@xeps/xep-0203";
import { xml } from "@xmpp/component";
import type { Element } from "ltx";

type Occupant = Readonly<{ jid: string; nick: string; address: string; shown: readonly Element[] }>;
type Said = Readonly<{ stamp: Date; from: string; content: readonly Element[] }>;
const KEPT = 50;
const RESERVED: ReadonlySet<string> = new Set([NS_MUC, NS_MUC_USER, NS_DELAY]); // what only the room may say
const contentOf = (stanza: Element) => stanza.getChildElements().filter((child) => !RESERVED.has(child.getNS() ?? ""));

/** One room: who is in it, what was said last, and what is sent when somebody does something. */
export class Room {
  readonly jid: string;
  readonly occupants = new Map<string, Occupant>(); // by full JID
  readonly #send: (stanza: Element) => void;
  #past: readonly Said[] = [];
  #subject: Said;

  constructor(jid: string, send: (stanza: Element) => void) {
    this.jid = jid;
    this.#send = send;
    this.#subject = { stamp: new Date(), from: jid, content: [xml("subject")] };
  }

  /** Somebody comes (XEP-0045 §7.1: others, oneself, history, subject), is renamed (§7.6) or is away (§7.7). */
  present(jid: string, nick: string, presence: Element, joining?: History): void {
    const before = this.occupants.get(jid);
    const isFree = [...this.occupants.values()].every((other) => other.nick !== nick || other === before);
    if (!(before || joining) || !isFree || nick.trim() === "")
      return this.refuse(presence, isFree ? "not-acceptable" : "conflict");
    if (before && before.nick !== nick) this.leave(jid, before.shown, [StatusCode.nickChanged], nick);
    const after = { jid, nick, address: `${this.jid}/${nick}`, shown: contentOf(presence) };
    this.occupants.set(jid, after);
    if (joining) for (const other of this.occupants.values()) if (other !== after) this.#show(after, other);
    for (const other of this.occupants.values()) this.#show(other, after);
    if (!joining) return;
    for (const said of this.#wanted(joining))
      this.#say(after, { ...said, content: [...said.content, buildDelay({ stamp: said.stamp, from: this.jid })] });
    this.#say(after, this.#subject);
  }

  leave(jid: string, shown: readonly Element[] = [], codes: readonly number[] = [], newNick?: string): void {
    const who = this.occupants.get(jid);
    if (who) for (const to of this.occupants.values()) this.#show(to, { ...who, shown }, "unavailable", codes, newNick);
    this.occupants.delete(jid);
  }

  /** §7.4, §8.1: to all. A subject is kept for those who come later, and so is what has a body. */
  broadcast(jid: string, message: Element, isSubject = false): void {
    const speaker = this.occupants.get(jid);
    if (!speaker) return this.refuse(message, "not-acceptable");
    const said = { stamp: new Date(), from: speaker.address, content: contentOf(message) };
    if (isSubject) this.#subject = said;
    else if (message.getChild("body")) this.#past = [...this.#past, said].slice(-KEPT);
    for (const occupant of this.occupants.values()) this.#say(occupant, said, message.attrs.id);
  }

  /** RFC 6120 §8.3.1: an error is not answered with an error. */
  refuse({ name, attrs: { type, id, from, to } }: Element, condition: string): void {
    const error = buildStanzaError({ condition, type: "cancel" });
    if (type !== "error") this.#send(xml(name, { type: "error", id, from: to, to: from }, error));
  }

  #wanted({ maxStanzas = KEPT, maxChars, seconds = Infinity, since = new Date(0) }: History) {
    const past = this.#past.filter(({ stamp }) => stamp >= since && Date.now() - stamp.getTime() <= seconds * 1_000);
    return maxChars === 0 ? [] : past.slice(Math.max(0, past.length - maxStanzas));
  }

  #say(to: Occupant, { from, content }: Said, id?: string): void {
    this.#send(xml("message", { type: "groupchat", from, to: to.jid, id }, ...content));
  }

  #show(to: Occupant, who: Occupant, type?: "unavailable", codes: readonly number[] = [], newNick?: string): void {
    const item = { affiliation: "none", role: type ? "none" : "participant", nick: newNick };
    const statusCodes = to.jid === who.jid ? [...codes, StatusCode.selfPresence] : codes;
    const user = buildMucUser({ items: [item], statusCodes });
    this.#send(xml("presence", { type, from: who.address, to: to.jid }, ...who.shown, user));
  }
}
