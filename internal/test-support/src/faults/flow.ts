import type { Socket } from "node:net";
import { type StanzaPlace, StanzaScanner } from "./stanza-scanner.ts";

/** Where a fault happens: behind so many bytes, or so many stanzas (message, presence, iq), counted from now. */
export type Point = { readonly bytes: number } | { readonly stanzas: number };

/**
 * What happens there.
 *
 * - `cut`: both ways end without a word of XMPP; what was handed on before arrives
 * - `reset`: the same with a TCP reset, which may overtake what was handed on before
 * - `stall`: nothing passes in this direction any more, until {@link Flow.resume}
 * - `duplicate`: the stanza that ends there comes a second time
 */
export type Fault = "cut" | "reset" | "stall" | "duplicate";

interface Plan {
  /** The number of the byte, or of the stanza, behind which it happens. */
  readonly at: number;
  readonly fault: Fault;
}

/** One direction of a connection: it hands on bytes, and spoils them as it is told to. */
export class Flow {
  readonly #target: Socket;
  readonly #connection: { cut(): void; reset(): void };
  readonly #scanner: StanzaScanner = new StanzaScanner();
  /** In the order in which they happen. */
  #atByte: readonly Plan[] = [];
  #atStanza: readonly Plan[] = [];
  #bytes = 0;
  #stanzas = 0;
  /** What has passed since the last stanza. */
  #passed: Uint8Array[] = [];
  #delay = 0;
  #pieceSize = Number.POSITIVE_INFINITY;
  #sending: Promise<void> = Promise.resolve();
  #gate: { readonly opened: Promise<void>; readonly open: () => void } | undefined;
  #ended = false;

  constructor(target: Socket, connection: { cut(): void; reset(): void }) {
    this.#target = target;
    this.#connection = connection;
  }

  /** Bytes that were handed on. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Stanzas that were handed on. */
  get stanzas(): number {
    return this.#stanzas;
  }

  /** Plans a fault; behind 0 bytes it happens before anything else passes. */
  after(point: { readonly stanzas: number }, fault: Fault): void;
  after(point: { readonly bytes: number }, fault: Exclude<Fault, "duplicate">): void;
  after(point: Point, fault: Fault): void {
    if ("bytes" in point) this.#atByte = inOrder([...this.#atByte, { at: this.#bytes + point.bytes, fault }]);
    else this.#atStanza = inOrder([...this.#atStanza, { at: this.#stanzas + point.stanzas, fault }]);
  }

  /** What comes from now on arrives so many milliseconds later, in order. */
  delay(ms: number): void {
    this.#delay = ms;
  }

  /** What comes from now on arrives in pieces of so many bytes, be it in the middle of a character. */
  split(size: number): void {
    this.#pieceSize = size;
  }

  /** Nothing passes until {@link resume}; nothing is lost. */
  stall(): void {
    if (this.#gate) return;
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#gate = { opened, open };
  }

  resume(): void {
    this.#gate?.open();
    this.#gate = undefined;
  }

  /** For the connection: bytes have come. Resolves when they are handed on, or never will be. */
  push(chunk: Uint8Array): Promise<void> {
    const due = performance.now() + this.#delay;
    this.#sending = this.#sending.then(() => this.#pass(chunk, due));
    return this.#sending;
  }

  /** For the connection: nothing more is handed on. */
  end(): void {
    this.#ended = true;
    this.resume();
  }

  async #pass(chunk: Uint8Array, due: number): Promise<void> {
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const stanzas = this.#scanner.scan(chunk);
    let rest = chunk;
    for (;;) {
      await this.#happen();
      if (this.#ended || rest.length === 0) return;
      const stops = [this.#atByte[0]?.at, stanzas[0]?.end].map((stop = Infinity) => stop - this.#bytes);
      const piece = rest.subarray(0, Math.min(rest.length, this.#pieceSize, ...stops));
      rest = rest.subarray(piece.length);
      await this.#handOn(piece);
      if (stanzas[0]?.end === this.#bytes) await this.#complete(stanzas.shift() as StanzaPlace);
    }
  }

  /** A stanza is handed on as a whole. */
  async #complete({ start, end }: StanzaPlace): Promise<void> {
    this.#stanzas += 1;
    await this.#happen(() => Buffer.concat(this.#passed).subarray(start - end));
    this.#passed = [];
  }

  async #handOn(piece: Uint8Array): Promise<void> {
    this.#bytes += piece.length;
    this.#passed.push(piece);
    await this.#write(piece);
  }

  /** What is planned for where we are; then nothing goes on while it is stalled. */
  async #happen(stanza?: () => Uint8Array): Promise<void> {
    do {
      const due = [
        ...this.#atByte.filter(({ at }) => at <= this.#bytes),
        ...this.#atStanza.filter(({ at }) => at <= this.#stanzas),
      ];
      this.#atByte = this.#atByte.filter((plan) => !due.includes(plan));
      this.#atStanza = this.#atStanza.filter((plan) => !due.includes(plan));
      for (const { fault } of due) {
        if (fault === "duplicate") await this.#write(stanza?.() ?? new Uint8Array());
        else if (fault === "stall") this.stall();
        else this.#connection[fault]();
      }
      await this.#gate?.opened;
    } while (this.#gate);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#ended || this.#target.destroyed) return;
    if (!this.#target.write(bytes)) await drained(this.#target);
    // The receiver gets to read before the next piece is there.
    if (this.#pieceSize !== Number.POSITIVE_INFINITY) await new Promise((resolve) => setImmediate(resolve));
  }
}

function inOrder(plans: readonly Plan[]): readonly Plan[] {
  return [...plans].sort((a, b) => a.at - b.at);
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.removeListener("drain", done);
      socket.removeListener("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}
