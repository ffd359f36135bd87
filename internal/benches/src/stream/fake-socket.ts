import { Buffer } from "node:buffer";
import { EventEmitter } from "node:events";
import { StringDecoder } from "node:string_decoder";
import { Server } from "./server.ts";

/** A socket as @xmpp/client uses it, with a server at the other end and no network between. */
export class FakeSocket extends EventEmitter {
  readonly secure = false;
  readonly #server = new Server();
  #decoder: StringDecoder | undefined;

  /** As of a stream: characters cut in two by chunks are put together again. */
  setEncoding(encoding: "utf8"): void {
    this.#decoder = new StringDecoder(encoding);
  }

  connect(): void {
    setImmediate(() => this.emit("connect"));
  }

  write(text: string, done: () => void): void {
    setImmediate(done);
    const answer = this.#server.answer(text);
    if (answer !== undefined) setImmediate(() => this.receive(Buffer.from(answer)));
  }

  /** Bytes from the server. */
  receive(chunk: Buffer): void {
    this.emit("data", this.#decoder ? this.#decoder.write(chunk) : chunk);
  }
}
