import { createHash, randomBytes } from "node:crypto";
import { attributeOf, buildElement, domainOf, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { isStanza, NS_CLIENT } from "./stanza.ts";
import type { Wire, WireListener } from "./wire.ts";

export const NS_COMPONENT = "jabber:component:accept";
const NS_STREAMS = "http://etherx.jabber.org/streams";
const NS_STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

export interface ComponentHost {
  readonly domain: string;
  readonly secret: string;
  received(stanza: Element, from: string): void;
  /** The component is there, at the other end of this stream. */
  online(stream: ComponentStream): void;
  disconnected(stream: ComponentStream): void;
}

type Phase = "header" | "handshake" | "online" | "ended";

/** The stream of an external component, XEP-0114. */
export class ComponentStream implements WireListener {
  readonly #host: ComponentHost;
  readonly #id: string = randomBytes(8).toString("hex");
  readonly #forget: () => void;
  /** Stanzas read as those of a client, whatever namespace the stream has. */
  readonly #scope: Element = buildElement("stream", { xmlns: NS_CLIENT });
  #wire: Wire | undefined;
  #phase: Phase = "header";

  constructor(host: ComponentHost, forget: () => void) {
    this.#host = host;
    this.#forget = forget;
  }

  attach(wire: Wire): void {
    this.#wire = wire;
  }

  opened(to: string | undefined): void {
    if (this.#phase !== "header") return;
    this.#phase = "handshake";
    this.#wire?.open(this.#host.domain, this.#id);
    if (to?.toLowerCase() !== this.#host.domain) this.end("host-unknown");
  }

  element(element: Element): void {
    if (this.#phase === "handshake") return this.#shakeHands(element);
    if (this.#phase !== "online") return;
    element.parent = this.#scope;
    if (element.attrs.xmlns === NS_COMPONENT) delete element.attrs.xmlns;
    const from = attributeOf(element, "from");
    if (!isStanza(element)) this.end("unsupported-stanza-type");
    else if (from === undefined || domainOf(from) !== this.#host.domain) this.end("invalid-from");
    else if (attributeOf(element, "to") === undefined) this.end("improper-addressing");
    else this.#host.received(element, from);
  }

  closed(): void {
    this.end();
  }

  failed(condition: string): void {
    this.end(condition);
  }

  gone(): void {
    this.#leave();
    this.#forget();
  }

  send(stanza: Element): void {
    this.#wire?.send(stanza);
  }

  cut(): void {
    this.#wire?.cut();
    this.#leave();
  }

  /** Ends the stream, with an error of RFC 6120 §4.9.3 where there is one. */
  end(condition?: string): void {
    if (this.#phase === "ended") return;
    if (condition && this.#phase === "header") this.#wire?.open(this.#host.domain, this.#id);
    const error = condition && buildElement(condition, { xmlns: NS_STREAM_ERRORS });
    if (error) this.#wire?.send(buildElement("stream:error", { "xmlns:stream": NS_STREAMS }, [error]));
    this.#wire?.close();
    this.#leave();
  }

  // XEP-0114 §3: the hash of the id of the stream and the secret, in lower-case hexadecimal
  #shakeHands(element: Element): void {
    const expected = createHash("sha1")
      .update(this.#id + this.#host.secret)
      .digest("hex");
    if (!isNamed(element, "handshake", NS_COMPONENT) || textOf(element) !== expected) return this.end("not-authorized");
    this.#phase = "online";
    this.#wire?.send(buildElement("handshake"));
    this.#host.online(this);
  }

  #leave(): void {
    const wasOnline = this.#phase === "online";
    this.#phase = "ended";
    if (wasOnline) this.#host.disconnected(this);
  }
}
