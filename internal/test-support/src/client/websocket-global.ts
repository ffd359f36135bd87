import { WebSocket } from "ws";

/** @xmpp/client uses the global WebSocket, which Node has from version 22 on. */
export function provideWebSocket(): void {
  const scope: { WebSocket?: unknown } = globalThis;
  scope.WebSocket ??= WebSocket;
}
