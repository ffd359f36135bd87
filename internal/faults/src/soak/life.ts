import { createMucClient, type MucClient } from "@xeps/muc-client";
import { FakeEntity } from "@xeps-internal/test-kit";
import { Parser } from "@xmpp/xml";
import type { Element } from "ltx";
import { type Size, Traffic } from "./traffic.ts";

const NICK = "self";
const HEADER = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
const FEATURES = ["http://jabber.org/protocol/muc", "urn:xmpp:occupant-id:0", "urn:xmpp:sid:0"];
/** Stanzas that come in one piece of text, as they do from a socket. */
const CHUNK = 40;

/** A program that sits in many rooms, listens, and does now and then what programs do. */
export class Life {
  readonly entity = new FakeEntity();
  readonly traffic: Traffic;
  readonly muc: MucClient;
  /** Messages heard, by the listeners of the rooms. */
  heard = 0;
  /** Stanzas received so far. */
  stanzas = 0;
  readonly #parser = new Parser();
  #turns = 0;

  constructor(size: Size) {
    this.traffic = new Traffic(size);
    this.muc = createMucClient(this.entity);
    let header: Element | undefined;
    this.#parser.on("start", (element) => {
      header = element;
    });
    this.#parser.on("element", (element) => {
      if (header) header.children.length = 0;
      this.stanzas += 1;
      this.entity.deliver(element);
    });
    this.#parser.write(HEADER);
  }

  async enterAll(): Promise<void> {
    for (const jid of this.traffic.jids) {
      this.muc.room(jid).on("message", ({ isOwn }) => {
        if (!isOwn) this.heard += 1;
      });
      await this.#enter(jid);
    }
  }

  /** At least so many more stanzas. */
  async goOn(stanzas: number): Promise<void> {
    for (const goal = this.stanzas + stanzas; this.stanzas < goal; ) {
      this.#parser.write(Array.from({ length: CHUNK }, () => this.traffic.next()).join(""));
      this.#turns += 1;
      if (this.#turns % 20 === 0) await this.#act();
    }
  }

  /** Speaks, asks, leaves and comes back. */
  async #act(): Promise<void> {
    const jids = this.traffic.jids;
    const jid = jids[this.#turns % jids.length] as string;
    const room = this.muc.room(jid);
    const sent = room.send(`from ourselves ${this.#turns}`);
    const { id } = (await this.entity.nextSent("from ourselves")).attrs;
    this.#parser.write(
      `<message from='${jid}/${NICK}' type='groupchat' id='${id}'><body>from ourselves ${this.#turns}</body></message>`,
    );
    await sent;
    const list = room.getAffiliations("member");
    await this.#answer("muc#admin", "<query xmlns='http://jabber.org/protocol/muc#admin'/>");
    await list;
    const left = room.leave();
    await this.entity.nextSent("<presence", "unavailable");
    const gone = "<item affiliation='none' role='none'/><status code='110'/>";
    this.#parser.write(
      `<presence from='${jid}/${NICK}' type='unavailable'><x xmlns='http://jabber.org/protocol/muc#user'>${gone}</x></presence>`,
    );
    await left;
    await this.#enter(jid);
  }

  async #enter(jid: string): Promise<void> {
    const joined = this.muc.join(jid, NICK, { history: false });
    await this.entity.nextSent("<presence", `${jid}/`);
    const features = FEATURES.map((feature) => `<feature var='${feature}'/>`).join("");
    await this.#answer("disco#info", `<query xmlns='http://jabber.org/protocol/disco#info'>${features}</query>`);
    this.#parser.write(this.traffic.entering(jid, NICK).join(""));
    await joined;
  }

  async #answer(question: string, payload: string): Promise<void> {
    const { id, to } = (await this.entity.nextSent("<iq", question)).attrs;
    this.#parser.write(`<iq type='result' id='${id}' from='${to}'>${payload}</iq>`);
  }

  /** What is not as the traffic was. */
  problems(): string[] {
    const problems: string[] = [];
    if (this.heard !== this.traffic.messages) problems.push(`${this.traffic.messages} messages, heard ${this.heard}`);
    for (const jid of this.traffic.jids) {
      const expected = [...this.traffic.present(jid), NICK].sort().join();
      if ([...this.muc.room(jid).occupants.keys()].sort().join() !== expected) problems.push(`other people in ${jid}`);
    }
    if (this.entity.sent.length > 0) problems.push(`sent without reason: ${this.entity.sent[0]}`);
    return problems;
  }
}
