import type { Client } from "@xmpp/client";

/**
 * WORKAROUND @xmpp/connection ≤ 0.14: it drops its parser when a stream has ended, and what the server sends behind
 * that (the other half of a stream error, say) is given to the parser that is not there, which ends the process.
 */
export function repairEnd(entity: Client): void {
  entity.on("close", () => {
    const socket = entity.socket as { removeAllListeners?(event: string): void; resume?(): void } | null;
    socket?.removeAllListeners?.("data");
    socket?.resume?.();
  });
}
