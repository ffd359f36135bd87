import { StanzaError } from "@xeps/xep-0030";
import { isOnline } from "@xeps/xep-0030/entity";
import { learnInfo } from "../verbs/get-info.ts";
import { type QuietTimer, startQuietTimer } from "./quiet-timer.ts";
import type { RoomCore } from "./room-core.ts";

/** Milliseconds in which a room that is there answers something. */
const PATIENCE = 2_000;

/** Milliseconds that the answer to our presence may be behind that to the question. */
const BEHIND = 1_000;

/**
 * Asks the room what it says of itself, right behind our presence, and so finds out whether that has got lost. Then it
 * is sent again, once.
 *
 * WORKAROUND ejabberd ≤ 23.01: what reaches a room in the moment in which it ends, because the last one has left, is
 * lost: our presence, and perhaps the question. Stanzas are handled in order (RFC 6120 §10.1): a room that is not there
 * for the question has not been made by the presence.
 */
export class LostPresence {
  readonly #core: RoomCore;
  #send: (() => void) | undefined;
  #timer: QuietTimer;

  /** The presence has just been sent. */
  constructor(core: RoomCore, send: () => void) {
    this.#core = core;
    this.#send = send;
    this.#timer = startQuietTimer(PATIENCE, () => void this.#ask());
    void this.#ask();
  }

  /** The room has answered the presence, or nobody waits for that any more. */
  stop(): undefined {
    clearTimeout(this.#timer);
    this.#send = undefined;
  }

  async #ask(): Promise<void> {
    const problem = await learnInfo(this.#core);
    if (!this.#send) return;
    clearTimeout(this.#timer);
    if (problem instanceof StanzaError && problem.condition === "item-not-found") {
      this.#timer = startQuietTimer(BEHIND, () => this.#sendAgain());
    }
  }

  #sendAgain(): void {
    const send = this.#send;
    this.stop();
    if (!isOnline(this.#core.host.entity)) return;
    send?.();
    void learnInfo(this.#core);
  }
}
