import { hasInstanceByName } from "@xeps/xep-0030/kit";
import type { ExitReason } from "../state/exit-reason.ts";

/**
 * Not in the room, or put out of it while waiting. Rejected by the verbs of somebody who is in: `send`, `sendPrivate`,
 * `setNick`, `setPresence`, `setSubject`.
 */
export class RoomError extends Error {
  override readonly name: "RoomError" = "RoomError";
  /** Bare JID of the room. */
  readonly room: string;
  readonly why: { readonly kind: "not-joined" } | ExitReason;

  constructor(room: string, why: { readonly kind: "not-joined" } | ExitReason, options?: ErrorOptions) {
    super(`${room}: ${why.kind}`, options);
    this.room = room;
    this.why = why;
  }

  /** By name: two copies of the package in one program agree. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasInstanceByName(this, RoomError, "RoomError", value);
  }
}
