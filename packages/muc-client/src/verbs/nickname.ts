import { JoinError } from "../errors/join-error.ts";

const encoder: TextEncoder = new TextEncoder();

/**
 * Throws JoinError "nick-invalid" for what no service should be asked: empty or blank nicknames (XEP-0045 §17.1;
 * Prosody refuses them, ejabberd takes them), and more than 1 023 bytes (RFC 7622 §3.4).
 */
export function assertNickname(room: string, nick: string): void {
  if (nick.trim() === "" || encoder.encode(nick).length > 1_023) throw new JoinError({ failure: "nick-invalid", room });
}
