import { buildElement, isNamed } from "@xeps/xep-0030/kit";
import { Parser } from "@xmpp/xml";
import type { Element } from "ltx";
import type { WebSocket } from "ws";
import { hasForbiddenCharacter, isTooDeep, type Wire, type WireLimits, type WireListener } from "./wire.ts";

const NS_FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";
const CLOSE_WITHIN_MS = 1_000;

/** A client stream over WebSocket, RFC 7395: one element in each message. */
export class WebSocketWire implements Wire {
  readonly #socket: WebSocket;
  readonly #listener: WireListener;
  readonly #backlog: number;
  #open = false;
  #closing = false;

  constructor(socket: WebSocket, listener: WireListener, limits: WireLimits) {
    this.#socket = socket;
    this.#listener = listener;
    this.#backlog = limits.backlog;
    socket.on("message", (data, isBinary) => {
      if (!this.#closing) this.#receive(Buffer.isBuffer(data) && !isBinary ? data.toString("utf8") : "");
    });
    socket.on("error", () => socket.terminate());
    socket.once("close", () => listener.gone());
  }

  open(from: string, id: string): void {
    this.#open = true;
    this.send(buildElement("open", { xmlns: NS_FRAMING, from, id, version: "1.0", "xml:lang": "en" }));
  }

  send(element: Element): void {
    if (this.#closing || this.#socket.readyState !== this.#socket.OPEN) return;
    // RFC 7395 §3.3.3: a message is a document of its own, so it has to name the namespace of its stanza.
    const text = element.toString();
    this.#socket.send(element.attrs.xmlns ? text : text.replace(/^<[^\s/>]+/, '$& xmlns="jabber:client"'));
    if (this.#socket.bufferedAmount > this.#backlog) this.cut();
  }

  restart(): void {
    // every message is a document of its own
  }

  close(): void {
    if (this.#closing) return;
    if (this.#open) this.send(buildElement("close", { xmlns: NS_FRAMING }));
    this.#closing = true;
    this.#socket.close();
    const late = setTimeout(() => this.#socket.terminate(), CLOSE_WITHIN_MS);
    this.#socket.once("close", () => clearTimeout(late));
  }

  cut(): void {
    this.#closing = true;
    this.#socket.terminate();
  }

  #receive(text: string): void {
    const element = parseFrame(text);
    const listener = this.#listener;
    if (!element) listener.failed("not-well-formed");
    else if (isTooDeep(element)) listener.failed("policy-violation");
    else if (isNamed(element, "open", NS_FRAMING)) listener.opened(element.attrs.to);
    else if (isNamed(element, "close", NS_FRAMING)) listener.closed();
    else listener.element(element);
  }
}

function parseFrame(text: string): Element | undefined {
  if (hasForbiddenCharacter(text)) return undefined;
  const elements: Element[] = [];
  let broken = false;
  const parser = new Parser();
  parser.on("element", (element) => elements.push(element));
  parser.on("end", () => {
    broken = true;
  });
  parser.on("error", () => {
    broken = true;
  });
  try {
    parser.write(`<frame>${text}</frame`);
    if (broken) return undefined;
    parser.removeAllListeners();
    let complete = false;
    parser.on("end", () => {
      complete = true;
    });
    parser.write(">");
    if (!complete || elements.length !== 1) return undefined;
  } catch {
    return undefined;
  }
  const [element] = elements;
  if (element) element.parent = null;
  return element;
}
