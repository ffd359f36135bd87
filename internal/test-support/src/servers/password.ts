import { randomBytes } from "node:crypto";

/** A password nobody else has. */
export function newPassword(): string {
  return randomBytes(12).toString("hex");
}
