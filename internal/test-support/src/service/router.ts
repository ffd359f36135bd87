import type { StanzaErrorInit } from "@xeps/xep-0030";
import {
  attributeOf,
  bareOf,
  buildElement,
  buildTextElement,
  domainOf,
  findChild,
  foldJid,
  isJid,
  resourceOf,
  textOf,
} from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Accounts } from "./accounts.ts";
import type { Component } from "./component.ts";
import { prepareAddress } from "./prepare-address.ts";
import { answerForAccount, answerForDomain } from "./server-queries.ts";
import { priorityOf, type Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { errorOf, isAnswerable, NS_CLIENT, readdress } from "./stanza.ts";

/**
 * Brings every stanza to where it belongs, RFC 6120 §10 and RFC 6121 §8, and answers what is addressed to the server
 * itself. No rosters.
 */
export class Router {
  readonly #domain: string;
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #components: Map<string, Component> = new Map();

  constructor(domain: string, accounts: Accounts, sessions: Sessions) {
    this.#domain = domain;
    this.#accounts = accounts;
    this.#sessions = sessions;
  }

  addComponent(component: Component): void {
    this.#components.set(component.domain, component);
  }

  /** A stanza of a client. What it says of its sender is replaced by the truth. */
  submit(session: Session, stanza: Element): void {
    const to = attributeOf(stanza, "to");
    if (to === undefined && stanza.name === "presence") return this.#broadcast(session, stanza);
    const stamped = readdress(stanza, session.jid, to === undefined ? session.bare : prepareAddress(to));
    if (!isJid(stamped.attrs.to)) return this.refuse(stamped, { condition: "jid-malformed" });
    if (stamped.name === "presence") this.#remember(session, stamped);
    this.deliver(stamped);
  }

  /** A stanza with both addresses, from a client or from a part of the service. */
  deliver(stanza: Element): void {
    const to = attributeOf(stanza, "to") ?? "";
    const domain = domainOf(to);
    const component = this.#components.get(domain);
    if (component) component.receive(stanza);
    else if (domain !== this.#domain) this.refuse(stanza, { condition: "remote-server-not-found" });
    else if (bareOf(to).includes("@")) this.#toAccount(stanza, to);
    else if (stanza.name === "iq") this.#answer(answerForDomain(stanza, [...this.#components.values()]), stanza);
    else if (stanza.name === "message") this.refuse(stanza, { condition: "service-unavailable" });
  }

  /** A stanza of an external component, which speaks for all addresses at its domain. */
  submitFrom(stanza: Element, from: string): void {
    const stamped = readdress(stanza, from, prepareAddress(attributeOf(stanza, "to") ?? ""));
    if (isJid(stamped.attrs.to)) this.deliver(stamped);
    else this.refuse(stamped, { condition: "jid-malformed" });
  }

  /** The end of a session's presence: everybody who was told that it is there is told that it is not. */
  leave(session: Session, status?: string): void {
    const from = session.jid;
    const unavailable = (to: string) =>
      buildElement("presence", { type: "unavailable", from, to }, [buildTextElement("status", status)]);
    if (session.presence) {
      session.presence = undefined;
      for (const one of this.#sessions.of(session.bare)) if (one.presence) one.send(unavailable(one.jid));
    }
    for (const to of session.directed) this.deliver(unavailable(to));
    session.directed.clear();
    for (const component of this.#components.values()) component.offline?.(from, status);
  }

  #toAccount(stanza: Element, to: string): void {
    const session = this.#sessions.get(to);
    if (session) return session.send(stanza);
    if (resourceOf(to) !== undefined) {
      if (stanza.name === "presence") return;
      return this.refuse(stanza, { condition: "service-unavailable" });
    }
    if (stanza.name === "iq") return this.#answer(this.#queryOfAccount(stanza), stanza);
    const available = this.#sessions.of(to).filter((one) => one.presence !== undefined);
    if (stanza.name === "presence") for (const one of available) one.send(stanza);
    else this.#messageToAccount(stanza, available);
  }

  /** RFC 6121 §8.5.2.1.1: to the resources that want messages; there is no storage for later. */
  #messageToAccount(message: Element, available: readonly Session[]): void {
    const type = attributeOf(message, "type") ?? "normal";
    const willing = type === "groupchat" ? [] : available.filter((session) => priorityOf(session) >= 0);
    for (const session of willing) session.send(message);
    if (willing.length === 0 && type !== "headline") this.refuse(message, { condition: "service-unavailable" });
  }

  #queryOfAccount(iq: Element): Element | undefined {
    const to = foldJid(attributeOf(iq, "to") ?? "");
    const own = foldJid(bareOf(attributeOf(iq, "from") ?? "")) === to;
    const known = own || this.#accounts.has(to.slice(0, to.indexOf("@")));
    return known ? answerForAccount(iq, own) : undefined;
  }

  #answer(answer: Element | undefined, request: Element): void {
    if (answer) this.deliver(answer);
    else this.refuse(request, { condition: "service-unavailable" });
  }

  /** The error answer, to what may have one. */
  refuse(stanza: Element, why: StanzaErrorInit): void {
    if (!isAnswerable(stanza)) return;
    const error = errorOf(stanza, why);
    // An address that is none cannot be the sender of the answer.
    if (!isJid(error.attrs.from ?? "")) error.attrs.from = this.#domain;
    this.deliver(error);
  }

  #broadcast(session: Session, presence: Element): void {
    const type = attributeOf(presence, "type");
    if (type === "unavailable") return this.leave(session, statusOf(presence));
    if (type !== undefined) return;
    const first = session.presence === undefined;
    session.presence = readdress(presence, session.jid, undefined);
    this.#toOwnResources(session, session.presence);
    if (!first) return;
    for (const other of this.#sessions.of(session.bare)) {
      if (other !== session && other.presence) session.send(readdress(other.presence, other.jid, session.jid));
    }
  }

  // RFC 6121 §4.2.2: the resource that sends presence gets it too
  #toOwnResources(session: Session, presence: Element): void {
    for (const one of this.#sessions.of(session.bare)) {
      if (one.presence) one.send(readdress(presence, session.jid, one.jid));
    }
  }

  #remember(session: Session, presence: Element): void {
    const { to, type } = presence.attrs;
    if (this.#components.get(domainOf(to))?.offline) return; // is told of every end
    if (type === undefined) session.directed.add(to);
    else if (type === "unavailable") session.directed.delete(to);
  }
}

function statusOf(presence: Element): string | undefined {
  const status = findChild(presence, "status", NS_CLIENT);
  return status && textOf(status);
}
