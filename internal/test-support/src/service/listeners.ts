import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { WebSocketServer } from "ws";
import { TcpWire } from "./tcp-wire.ts";
import { WebSocketWire } from "./websocket-wire.ts";
import type { Wire, WireLimits, WireListener } from "./wire.ts";

/** Makes what a new connection reports to, and is given the connection. */
export type Accept = () => WireListener & { attach(wire: Wire): void };

/** A port on loopback that takes connections. */
export interface Listening {
  readonly port: number;
  /** Takes no new ones, and resolves when the last one is gone. */
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
export const WEBSOCKET_PATH = "/xmpp-websocket";

export async function listenTcp(accept: Accept, limits: WireLimits, namespace?: string): Promise<Listening> {
  const server = createServer((socket: Socket) => {
    const listener = accept();
    listener.attach(new TcpWire(socket, listener, limits, namespace));
  });
  return listening(server);
}

export async function listenWebSocket(accept: Accept, limits: WireLimits): Promise<Listening> {
  const http = createHttpServer((_, response) => response.writeHead(426).end());
  const server = new WebSocketServer({
    server: http,
    path: WEBSOCKET_PATH,
    maxPayload: limits.stanzaSize * 4,
    perMessageDeflate: false,
    // RFC 7395 §3.1: the subprotocol is called xmpp
    handleProtocols: (offered) => (offered.has("xmpp") ? "xmpp" : false),
  });
  server.on("connection", (socket) => {
    const listener = accept();
    listener.attach(new WebSocketWire(socket, listener, limits));
  });
  return listening(http);
}

async function listening(server: Server | HttpServer): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
