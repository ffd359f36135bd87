import { createServer, type Socket } from "node:net";
import type { XmppServer } from "../servers/xmpp-server.ts";
import { FaultyConnection } from "./faulty-connection.ts";

export interface FaultProxyOptions {
  /** Told of each connection before its first byte passes: the place to plan faults of the opening. */
  readonly onConnection?: (connection: FaultyConnection) => void;
}

/** A loopback TCP relay in front of a server, which spoils connections as it is told to. */
export interface FaultProxy {
  /** The same server, reached through the proxy (TCP; its WebSocket stays what it was). */
  readonly server: XmppServer;
  /** All connections made so far, in order; those that have ended too. */
  readonly connections: readonly FaultyConnection[];
  /** The last connection made; throws when there is none. */
  readonly latest: FaultyConnection;
  /** Ends all connections and the relay, not the server. */
  stop(): Promise<void>;
}

/** Starts it on a free loopback port. */
export async function startFaultProxy(server: XmppServer, options: FaultProxyOptions = {}): Promise<FaultProxy> {
  const connections: FaultyConnection[] = [];
  const relay = createServer({ allowHalfOpen: true }, (client: Socket) => {
    const connection = new FaultyConnection(client, server);
    connections.push(connection);
    options.onConnection?.(connection);
    connection.begin();
  });
  await new Promise<void>((resolve, reject) => {
    relay.once("error", reject);
    relay.listen({ host: "127.0.0.1", port: 0 }, resolve);
  });
  const { port } = relay.address() as { readonly port: number };
  return {
    server: { ...server, host: "127.0.0.1", port },
    connections,
    get latest() {
      const latest = connections.at(-1);
      if (!latest) throw new Error("nobody has connected through this proxy");
      return latest;
    },
    async stop() {
      const closed = new Promise((resolve) => relay.close(resolve));
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}
