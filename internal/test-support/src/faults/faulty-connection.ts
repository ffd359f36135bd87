import { connect, type Socket } from "node:net";
import type { XmppServer } from "../servers/xmpp-server.ts";
import { Flow } from "./flow.ts";

/** One connection through the proxy: two flows, and what ends both at once. */
export class FaultyConnection {
  /** From the client to the server. */
  readonly toServer: Flow;
  /** From the server to the client. */
  readonly toClient: Flow;
  readonly #client: Socket;
  readonly #server: Socket;

  constructor(client: Socket, server: Pick<XmppServer, "host" | "port">) {
    this.#client = client;
    this.#server = connect({ host: server.host, port: server.port, allowHalfOpen: true });
    this.toServer = new Flow(this.#server, this);
    this.toClient = new Flow(client, this);
    for (const socket of [client, this.#server]) {
      socket.setNoDelay(true);
      socket.on("error", () => this.destroy());
    }
  }

  /** Whether it has ended, in whatever way. */
  get ended(): boolean {
    return this.#client.destroyed || this.#client.writableEnded;
  }

  /** Lets bytes pass. */
  begin(): void {
    relay(this.#client, this.toServer, this.#server);
    relay(this.#server, this.toClient, this.#client);
  }

  /** Ends both ways without a word of XMPP. What was handed on before arrives; what comes later is thrown away. */
  cut(): void {
    this.#endFlows();
    for (const socket of [this.#client, this.#server]) {
      socket.end();
      socket.resume(); // unread bytes would turn the end into a reset, and that could overtake what was handed on
    }
  }

  /** Ends both ways by a TCP reset. */
  reset(): void {
    this.#endFlows();
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }

  /** Nothing of it is left. */
  destroy(): void {
    this.#endFlows();
    this.#client.destroy();
    this.#server.destroy();
  }

  #endFlows(): void {
    this.toServer.end();
    this.toClient.end();
  }
}

/** Bytes that may wait in a flow; then no more are read, so that a sender feels a stall as he would a dead link. */
const HELD = 1_048_576;

function relay(source: Socket, flow: Flow, target: Socket): void {
  let held = 0;
  source.on("data", (chunk) => {
    held += chunk.length;
    if (held > HELD) source.pause();
    void flow.push(chunk).then(() => {
      held -= chunk.length;
      source.resume();
    });
  });
  source.on("end", () => void flow.push(new Uint8Array()).then(() => target.end()));
  source.on("close", () => void flow.push(new Uint8Array()).then(() => target.destroySoon()));
}
