import { randomBytes } from "node:crypto";
import { newPassword } from "../servers/password.ts";
import type { Account } from "../servers/xmpp-server.ts";

/** Who may log in. Names are compared without regard to case, as local parts of addresses are. */
export class Accounts {
  readonly #accounts: Map<string, Account> = new Map();

  /** Makes it, or gives back the one there is; a password given replaces the old one. */
  register(name: string, password?: string): Account {
    const username = name.toLowerCase();
    const known = this.#accounts.get(username);
    if (known && (password === undefined || password === known.password)) return known;
    const account = { username, password: password ?? newPassword() };
    this.#accounts.set(username, account);
    return account;
  }

  has(name: string): boolean {
    return this.find(name) !== undefined;
  }

  find(name: string): Account | undefined {
    return this.#accounts.get(name.toLowerCase());
  }
}

/** A local part for somebody without an account, RFC 4505. */
export function anonymousName(): string {
  return `anonymous-${randomBytes(8).toString("hex")}`;
}
