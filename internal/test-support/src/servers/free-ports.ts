import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

// Below the range from which the kernel takes the ports of outgoing connections (32768 and up on Linux): between our
// check and the bind of the server nobody gets such a port by chance.
const LOWEST = 12_000;
const HIGHEST = 31_999;

/**
 * So many different loopback ports on which nobody listens. Another process may still take one first: whoever starts a
 * server tries again.
 */
export async function freePorts(count: number): Promise<number[]> {
  const held: Server[] = [];
  try {
    while (held.length < count) {
      const server = await tryListen(randomInt(LOWEST, HIGHEST + 1));
      if (server) held.push(server);
    }
    return held.map((server) => (server.address() as { port: number }).port);
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

function tryListen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => resolve(server));
  });
}
