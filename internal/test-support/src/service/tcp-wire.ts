import type { Socket } from "node:net";
import { escapeXML } from "@xmpp/xml";
import type { Element } from "ltx";
import { NS_CLIENT } from "./stanza.ts";
import { StreamReader } from "./stream-reader.ts";
import type { Wire, WireLimits, WireListener } from "./wire.ts";

const NS_STREAMS = "http://etherx.jabber.org/streams";

/** A stream on a TCP socket, RFC 6120 §4, of a client or of a component. */
export class TcpWire implements Wire {
  readonly #socket: Socket;
  readonly #reader: StreamReader;
  readonly #backlog: number;
  readonly #namespace: string;
  #open = false;
  #closing = false;

  constructor(socket: Socket, listener: WireListener, limits: WireLimits, namespace = NS_CLIENT) {
    this.#socket = socket;
    this.#namespace = namespace;
    this.#backlog = limits.backlog;
    this.#reader = new StreamReader(
      {
        opened: (header) => {
          const isStream = header.name === "stream:stream" && header.attrs["xmlns:stream"] === NS_STREAMS;
          if (isStream) listener.opened(header.attrs.to);
          else listener.failed("invalid-namespace");
        },
        element: (element) => listener.element(element),
        closed: () => listener.closed(),
        failed: (condition) => listener.failed(condition),
      },
      limits.stanzaSize,
    );
    socket.setNoDelay(true);
    socket.on("data", (chunk) => {
      if (!this.#closing) this.#reader.write(chunk);
    });
    socket.on("error", () => socket.destroy());
    socket.once("close", () => listener.gone());
  }

  open(from: string, id: string): void {
    this.#open = true;
    const namespaces = `xmlns='${this.#namespace}' xmlns:stream='${NS_STREAMS}'`;
    const attributes = `from='${escapeXML(from)}' id='${id}' version='1.0' xml:lang='en'`;
    this.#write(`<?xml version='1.0'?><stream:stream ${namespaces} ${attributes}>`);
  }

  send(element: Element): void {
    this.#write(element.toString());
  }

  restart(): void {
    this.#reader.restart();
  }

  close(): void {
    if (this.#closing) return;
    if (this.#open) this.#write("</stream:stream>");
    this.#closing = true;
    this.#socket.destroySoon();
  }

  cut(): void {
    this.#closing = true;
    this.#socket.resetAndDestroy();
  }

  #write(text: string): void {
    const socket = this.#socket;
    if (this.#closing || socket.destroyed) return;
    if (socket.writableCorked === 0) {
      // What one stanza causes goes out in one piece, be it the presences of a thousand occupants.
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    socket.write(text);
    if (socket.writableLength > this.#backlog) this.cut();
  }
}
