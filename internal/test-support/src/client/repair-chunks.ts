import type { Client } from "@xmpp/client";

/**
 * WORKAROUND @xmpp/client ≤ 0.14: every chunk of the socket is decoded alone, so a character split over two chunks
 * becomes U+FFFD. With an encoding set, the socket itself keeps half characters back.
 */
export function repairChunks(entity: Client): void {
  entity.on("connect", () => {
    const socket: { setEncoding?(encoding: string): unknown } = entity.socket ?? {};
    socket.setEncoding?.("utf8");
  });
}
