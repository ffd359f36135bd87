import { EventEmitter } from "@xmpp/events";
import xml, { Element as XmlElement } from "@xmpp/xml";
import type { Element } from "ltx";
import { parseXml } from "./parse-xml.ts";

type IqHandler = (context: { stanza: Element; element: Element }) => unknown;

export interface FakeEntityOptions {
  readonly jid?: string;
  /** A component's stanzas have their own namespace, and it has no stream management. */
  readonly component?: boolean;
  /** Whether the server enabled XEP-0198, so that a lost stream may be resumed. */
  readonly resumable?: boolean;
}

/**
 * An xmpp.js entity without a network: XML text goes in by `receive`, what the program sends comes out of `sent` and
 * `nextSent` as XML text.
 */
export class FakeEntity extends EventEmitter {
  readonly jid: { toString(): string };
  status = "online";
  /** What was sent and not yet taken by `nextSent`, as XML text. */
  readonly sent: string[] = [];
  readonly iqCallee: { get(ns: string, name: string, handler: IqHandler): void };
  readonly streamManagement?: EventEmitter & { enabled: boolean; allowResume: boolean; id: string };
  readonly #namespace: string;
  readonly #handlers = new Map<string, IqHandler>();
  #waiting: ((xml: string) => boolean)[] = [];

  constructor(options: FakeEntityOptions = {}) {
    super();
    const { jid = options.component ? "comp.localhost" : "juliet@capulet.example/balcony", resumable = false } =
      options;
    this.jid = { toString: () => jid };
    this.#namespace = options.component ? "jabber:component:accept" : "jabber:client";
    this.iqCallee = { get: (ns, name, handler) => void this.#register(`${ns} ${name}`, handler) };
    if (!options.component) {
      const management = new EventEmitter();
      this.streamManagement = Object.assign(management, {
        enabled: resumable,
        allowResume: resumable,
        id: resumable ? "sm1" : "",
      });
    }
  }

  #register(key: string, handler: IqHandler): void {
    // xmpp.js: the first handler wins, none can be removed
    if (!this.#handlers.has(key)) this.#handlers.set(key, handler);
  }

  /** Feeds one stanza as text through the parser that xmpp.js uses, then {@link deliver}s it. */
  receive(text: string): void {
    this.deliver(parseXml(text, this.#namespace));
  }

  /** A parsed stanza, as the events `element` and `stanza`. Requests are answered as xmpp.js does it. */
  deliver(stanza: Element): void {
    this.emit("element", stanza);
    this.emit("stanza", stanza);
    const { name, attrs } = stanza;
    if (name === "iq" && (attrs.type === "get" || attrs.type === "set")) void this.#answer(stanza);
  }

  async #answer(stanza: Element): Promise<void> {
    const element = stanza.children.find((child): child is Element => typeof child !== "string");
    const key = `${element?.getNS() ?? ""} ${element?.getName() ?? ""}`;
    const handler = stanza.attrs.type === "get" && element ? this.#handlers.get(key) : undefined;
    const { id, from, to } = stanza.attrs;
    const reply = xml("iq", { id, to: from, from: to });
    let child: unknown;
    try {
      child = (element && (await handler?.({ stanza, element }))) ?? error("service-unavailable");
    } catch (failure) {
      this.emit("error", failure);
      child = error("internal-server-error");
    }
    // An element of another class counts for nothing: the answer is empty then.
    const own = child instanceof XmlElement ? child : undefined;
    reply.attrs.type = own?.is("error") ? "error" : "result";
    if (element && reply.attrs.type === "error") reply.append(element);
    if (own) reply.append(own);
    // What nobody handles is refused by xmpp.js itself, and that is not our matter while there is no stream.
    if (handler || this.status === "online") await this.send(reply);
  }

  async send(stanza: Element): Promise<void> {
    if (this.status !== "online") throw new TypeError("Cannot read properties of null (reading 'write')");
    const text = stanza.toString();
    this.emit("send", stanza);
    const taken = this.#waiting.findIndex((take) => take(text));
    if (taken >= 0) this.#waiting.splice(taken, 1);
    else this.sent.push(text);
  }

  /** The oldest sent stanza not yet taken which contains all of `parts`; waits for it, at most a second. */
  async nextSent(...parts: readonly string[]): Promise<Element> {
    const matches = (xml: string) => parts.every((part) => xml.includes(part));
    const index = this.sent.findIndex(matches);
    const text = index >= 0 ? (this.sent.splice(index, 1)[0] as string) : await this.#nextMatching(matches, parts);
    return parseXml(text, this.#namespace);
  }

  #nextMatching(matches: (xml: string) => boolean, parts: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const take = (xml: string) => {
        if (!matches(xml)) return false;
        clearTimeout(deadline);
        resolve(xml);
        return true;
      };
      const deadline = setTimeout(() => {
        this.#waiting = this.#waiting.filter((waiting) => waiting !== take);
        reject(
          new Error(`nothing with ${JSON.stringify(parts)} was sent; there is: ${this.sent.join("\n") || "nothing"}`),
        );
      }, 1_000);
      this.#waiting.push(take);
    });
  }

  /** The stream is lost. As in xmpp.js the id of a stream that may be resumed stays. */
  disconnect(): void {
    this.status = "disconnect";
    if (this.streamManagement) this.streamManagement.enabled = false;
    this.emit("disconnect", { clean: false });
  }

  /** A fresh stream is up; one that might have been resumed is not. */
  goOnline(): void {
    this.status = "online";
    this.emit("online", this.jid);
  }

  /** The old stream is resumed: as in xmpp.js the event comes before the status changes, and there is no `online`. */
  resume(): void {
    this.streamManagement?.emit("resumed");
    this.status = "online";
  }

  /** The server refuses to resume; `fail` comes for each stanza which it has not confirmed, so perhaps for none. */
  refuseResume(...unconfirmed: readonly Element[]): void {
    if (this.streamManagement) this.streamManagement.id = "";
    for (const stanza of unconfirmed) this.streamManagement?.emit("fail", stanza);
  }

  /** The program stops the entity. */
  stop(): void {
    this.disconnect();
    this.refuseResume();
    this.status = "offline";
    this.emit("offline");
  }

  /** Listeners of all events together: what a disposed object must not leave behind. */
  get listenerTotal(): number {
    const count = (emitter: EventEmitter) =>
      emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
    return count(this) + (this.streamManagement ? count(this.streamManagement) : 0);
  }
}

function error(condition: string): Element {
  return xml("error", { type: "cancel" }, xml(condition, { xmlns: "urn:ietf:params:xml:ns:xmpp-stanzas" }));
}
