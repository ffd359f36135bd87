import { Server } from "./server.ts";

type Handler = ((event: { readonly data: string }) => void) | null;

/** A WebSocket of the browser's interface with a server at its other end. RFC 7395. */
export class FakeWebSocket {
  static readonly CLOSED = 3;
  static #latest: FakeWebSocket | undefined;

  /** The one that was opened last. */
  static latest(): FakeWebSocket {
    if (!FakeWebSocket.#latest) throw new Error("none was opened");
    return FakeWebSocket.#latest;
  }

  readonly readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: Handler = null;
  onerror: Handler = null;
  onclose: Handler = null;
  readonly #server = new Server();

  constructor() {
    FakeWebSocket.#latest = this;
    setImmediate(() => this.onopen?.());
  }

  send(text: string): void {
    const frames = text.startsWith("<open ") ? this.#opened() : [this.#server.answer(text)];
    for (const frame of frames) if (frame !== undefined) setImmediate(() => this.receive(frame));
  }

  #opened(): readonly string[] {
    const open = '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" version="1.0" id="1" from="montague.example"/>';
    const features = this.#server.answer("<stream:stream>")?.replace(/^.*?(?=<stream:features)/, "") ?? "";
    const stream = '<stream:features xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams"';
    return [open, features.replace("<stream:features", stream)];
  }

  /** One frame from the server. */
  receive(data: string): void {
    this.onmessage?.({ data });
  }

  close(): void {}
}
