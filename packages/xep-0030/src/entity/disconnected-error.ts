import { hasInstanceByName } from "../kit/named-error.ts";

/**
 * There is no stream, or the stream was lost for good while something waited. `instanceof` compares by name, so two
 * copies of the package agree.
 */
export class DisconnectedError extends Error {
  override readonly name = "DisconnectedError" as const;
  /** "no": it never left, and may safely be sent again. "unknown": it may have arrived. */
  readonly sent: "no" | "unknown";

  constructor(sent: "no" | "unknown", options?: ErrorOptions) {
    super(sent === "no" ? "not online, nothing was sent" : "the stream was lost", options);
    this.sent = sent;
  }

  /** By name: two copies of the package in one program agree. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasInstanceByName(this, DisconnectedError, "DisconnectedError", value);
  }
}
