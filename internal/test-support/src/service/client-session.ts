import { buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Session } from "./session.ts";
import { acknowledgement, NS_MANAGEMENT, StreamManagement } from "./stream-management.ts";

/** What a session has at the moment: a stream, or none while it can still be resumed. */
export interface SessionStream {
  send(element: Element): void;
  /** Ends it, with an error of RFC 6120 §4.9.3 where there is one. */
  end(condition?: string): void;
  cut(): void;
}

/** A resource that is online, over one stream or, resumed, over several one after the other. */
export class ClientSession implements Session {
  readonly jid: string;
  readonly bare: string;
  presence: Element | undefined;
  readonly directed: Set<string> = new Set();
  #stream: SessionStream | undefined;
  #management: StreamManagement | undefined;
  #expiry: NodeJS.Timeout | undefined;
  #overflow: { limit: number; act: () => void } | undefined;

  constructor(jid: string, bare: string, stream: SessionStream) {
    this.jid = jid;
    this.bare = bare;
    this.#stream = stream;
  }

  /** Its stream is gone, but it may be resumed. */
  get isWaiting(): boolean {
    return this.#stream === undefined;
  }

  get management(): StreamManagement | undefined {
    return this.#management;
  }

  send(stanza: Element): void {
    const management = this.#management;
    management?.countSent(stanza);
    this.#stream?.send(stanza);
    if (!management) return;
    if (management.unacknowledged.length === this.#overflow?.limit) setImmediate(() => this.#overflow?.act());
    // Once for all that one event causes.
    if (management.shouldAsk) setImmediate(() => this.#ask());
  }

  cut(): void {
    this.#stream?.cut();
  }

  /** Ends the stream that it has. */
  close(condition?: string): void {
    this.#stream?.end(condition);
  }

  /** From now on the stream is managed; `overflow` is called when so many stanzas wait to be acknowledged. */
  manage(enable: Element, limit: number, overflow: () => void): StreamManagement {
    this.#management = new StreamManagement(enable);
    this.#overflow = { limit, act: overflow };
    return this.#management;
  }

  acknowledge(count: number): boolean {
    const isPossible = this.#management?.acknowledge(count) ?? false;
    if (isPossible) this.#ask();
    return isPossible;
  }

  answerRequest(): void {
    if (this.#management) this.#stream?.send(acknowledgement(this.#management.handled));
  }

  /** The stream is gone, and the session waits for another one so many milliseconds long. */
  hibernate(ms: number, expired: () => void): void {
    this.#stream = undefined;
    this.#expiry = setTimeout(expired, ms);
    this.#expiry.unref();
  }

  /** Goes on over another stream, whose client has so many of what was sent: the rest is sent again. XEP-0198 §5. */
  resume(stream: SessionStream, count: number): void {
    this.stopWaiting();
    this.#stream = stream;
    const management = this.#management;
    if (!management) return;
    stream.send(
      buildElement("resumed", { xmlns: NS_MANAGEMENT, previd: management.id, h: String(management.handled) }),
    );
    management.acknowledge(count);
    for (const stanza of management.unacknowledged) stream.send(stanza);
    this.#ask();
  }

  stopWaiting(): void {
    clearTimeout(this.#expiry);
  }

  #ask(): void {
    if (!this.#stream || !this.#management?.shouldAsk) return;
    this.#management.asked();
    this.#stream.send(buildElement("r", { xmlns: NS_MANAGEMENT }));
  }
}
