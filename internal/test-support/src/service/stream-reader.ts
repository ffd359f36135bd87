import { Parser } from "@xmpp/xml";
import type { Element } from "ltx";
import { hasForbiddenCharacter, isTooDeep } from "./wire.ts";

export interface StreamReaderListener {
  opened(header: Element): void;
  element(element: Element): void;
  closed(): void;
  failed(condition: string): void;
}

/** Bytes of a TCP stream in, elements out; chunks may end anywhere, inside a character too. */
export class StreamReader {
  readonly #listener: StreamReaderListener;
  readonly #limit: number;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #parser = new Parser();
  #unfinished = 0;
  #failed = false;

  constructor(listener: StreamReaderListener, limit: number) {
    this.#listener = listener;
    this.#limit = limit;
    this.restart();
  }

  /** The next bytes are the header of a new stream. */
  restart(): void {
    this.#parser.removeAllListeners();
    this.#unfinished = 0;
    const parser = new Parser();
    let header: Element | undefined;
    parser.on("start", (element) => {
      header = element;
      this.#listener.opened(element);
    });
    parser.on("element", (element) => {
      this.#unfinished = 0;
      if (header) header.children.length = 0; // white space between stanzas would pile up there
      if (isTooDeep(element)) this.#fail("policy-violation");
      else if (!this.#failed) this.#listener.element(element);
    });
    parser.on("end", () => this.#listener.closed());
    parser.on("error", () => this.#fail("not-well-formed"));
    this.#parser = parser;
  }

  write(chunk: Uint8Array): void {
    if (this.#failed) return;
    try {
      const text = this.#decoder.decode(chunk, { stream: true });
      if (hasForbiddenCharacter(text)) return this.#fail("not-well-formed");
      this.#unfinished += text.length;
      this.#parser.write(text);
    } catch {
      // ltx throws on unknown entities and on a close tag too many, the decoder on what is not UTF-8.
      return this.#fail("not-well-formed");
    }
    if (this.#unfinished > this.#limit) this.#fail("policy-violation");
  }

  #fail(condition: string): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#parser.removeAllListeners();
    this.#listener.failed(condition);
  }
}
