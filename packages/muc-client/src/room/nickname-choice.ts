import type { JoinError } from "../errors/join-error.ts";
import { assertNickname } from "../verbs/nickname.ts";
import { availablePresence } from "../verbs/stanzas.ts";
import type { RoomCore } from "./room-core.ts";

/**
 * The nickname to come back with: the one we had. When it is taken that may be our own old session, which goes with
 * time; when it is still taken after that, the program may name another one.
 */
export class NicknameChoice {
  readonly #core: RoomCore;
  #chosen: string | undefined;
  #conflicts = 0;

  constructor(core: RoomCore) {
    this.#core = core;
  }

  next(): string {
    return this.#chosen ?? this.#core.model.nick;
  }

  refused({ failure }: JoinError, attempt: number): void {
    if (failure !== "nick-conflict") return;
    this.#conflicts += 1;
    if (this.#conflicts > 1) this.#chosen = this.#ask(this.next(), attempt);
  }

  /** What may not be sent is no nickname: that is reported, and the same is tried again. */
  #ask(nick: string, attempt: number): string {
    const { host, model } = this.#core;
    try {
      const other = host.rejoin?.nickConflict(nick, attempt) ?? nick;
      assertNickname(model.jid, other);
      availablePresence(`${model.jid}/${other}`, "");
      return other;
    } catch (error) {
      host.report(error, "rejoinFailed");
      return nick;
    }
  }
}
