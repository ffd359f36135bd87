import { NS_MUC, readMucStanza } from "@xeps/muc-stanzas";
import { attributeOf, bareOf, findChild, foldJid, resourceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Room } from "../../index.ts";
import { emptyModel, type RoomModel, selfOf } from "../../state/model.ts";
import { type Input, reduce } from "../../state/reduce.ts";
import { commit, type Effect, listOf } from "../../state/transition.ts";
import type { Line } from "./read-transcript.ts";

/** What became of somebody in a room, as one line of the tables of facts says it. */
export interface Fate {
  readonly who: string;
  readonly room: string;
  readonly state: string;
  /** What is wrong with the events, were there anything: they must add up to the occupants. */
  readonly disagreements: readonly string[];
}

/** Everybody who entered a room in the transcript, in the order of their first entrance, and what became of them. */
export function replay(lines: readonly Line[]): readonly Fate[] {
  const stays = new Map<string, Stay>();
  for (const line of lines) {
    if (line.kind === "step") for (const stay of stays.values()) stay.quiet();
    else {
      const { kind, stanza } = line;
      const { from = "", to = "" } = stanza.attrs as { from?: string; to?: string };
      const room = foldJid(bareOf(kind === "send" ? to : from));
      // A component speaks for many addresses, and each of them is somebody of its own.
      const ofAddress = `${kind === "send" ? from : to} ${room}`;
      const who = kind === "send" ? from || line.who : line.who;
      if (kind === "send" && isJoin(stanza) && !stays.has(`${who} ${room}`)) {
        stays.set(`${who} ${room}`, new Stay(who, room));
      }
      const stay = stays.get(ofAddress) ?? stays.get(`${who} ${room}`);
      if (kind === "send") stay?.sent(stanza);
      else stay?.received(stanza);
    }
  }
  return [...stays.values()].map((stay) => stay.fate());
}

function isJoin(stanza: Element): boolean {
  const { to = "", type } = stanza.attrs;
  return stanza.name === "presence" && type === undefined && to.includes("/") && !!findChild(stanza, "x", NS_MUC);
}

/** One account in one room, through the reducer alone. */
class Stay {
  readonly #who: string;
  #model: RoomModel;
  #end = "no answer";
  /** Who is in, by what the listeners were told. */
  readonly #told: Set<string> = new Set();
  readonly #disagreements: string[] = [];

  constructor(who: string, room: string) {
    this.#who = who;
    this.#model = emptyModel({ jid: room } as Room, room);
  }

  sent(stanza: Element): void {
    const nick = resourceOf(attributeOf(stanza, "to") ?? "");
    const type = attributeOf(stanza, "type");
    if (stanza.name !== "presence" || type === "error") return;
    if (type === "unavailable") this.#step({ kind: "leave" });
    else if (!nick) return;
    else if (isJoin(stanza) && (this.#model.phase === "out" || nick === this.#model.nick)) this.#enter(stanza, nick);
    else if (nick !== this.#model.nick) this.#step({ kind: "nick-requested" });
  }

  #enter(stanza: Element, nick: string): void {
    this.#step({ kind: "enter", nick, id: attributeOf(stanza, "id") ?? "" });
  }

  received(element: Element): void {
    this.#step({ kind: "stanza", element, stanza: readMucStanza(element) });
  }

  quiet(): void {
    this.#step({ kind: "quiet" });
  }

  #step(input: Input): void {
    const { model, effects } = this.#apply(input);
    this.#model = model;
    for (const effect of effects) this.#carryOut(effect);
    if (model.announced && model.resync === undefined) this.#compare();
  }

  #apply(input: Input) {
    const transition = reduce(this.#model, input);
    return { model: commit(this.#model, transition), effects: listOf(transition.effects) };
  }

  #carryOut(effect: Effect): void {
    if (effect.kind === "refused") this.#end = `refused ${effect.error.condition}`;
    if (effect.kind === "ended") this.#end = `out, ${effect.why.kind}`;
    if (effect.kind === "settled" && !this.#model.announced) {
      this.#model = this.#apply({ kind: "announce" }).model;
      for (const nick of this.#model.occupants.keys()) this.#told.add(nick);
    }
    if (effect.kind === "emit") this.#hear(effect);
  }

  #hear(effect: Extract<Effect, { kind: "emit" }>): void {
    if (effect.event === "occupantJoin") this.#told.add(effect.payload.occupant.nick);
    if (effect.event === "occupantLeave") this.#told.delete(effect.payload.occupant.nick);
    if (effect.event === "exit") this.#told.clear();
    if (effect.event === "nickChange") {
      this.#told.delete(effect.payload.before.nick);
      this.#told.add(effect.payload.after.nick);
    }
  }

  #compare(): void {
    const there = [...this.#model.occupants.keys()].sort().join();
    const told = [...this.#told].sort().join();
    if (there !== told) this.#disagreements.push(`${this.#who}: there are ${there}, told were ${told}`);
  }

  fate(): Fate {
    const self = selfOf(this.#model);
    const occupants = [...this.#model.occupants.values()].map(
      ({ nick, affiliation, role }) => `${nick} ${affiliation}/${role}`,
    );
    const state = self ? `in as ${self.nick} with ${occupants.sort().join(", ")}` : this.#end;
    return { who: this.#who, room: this.#model.jid, state, disagreements: this.#disagreements };
  }
}
