/// <reference lib="esnext.disposable" />
import { Emitter, type ErrorEvent, type RequestOptions } from "@xeps/xep-0030/entity";
import { defineAsyncDispose } from "../async-dispose.ts";
import type { RoomEvents } from "../events.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { Presence } from "../presence.ts";
import type { RoomMessage } from "../room-message.ts";
import { selfOf } from "../state/model.ts";
import type { Occupant } from "../state/occupant.ts";
import type { Subject } from "../subject.ts";
import { join } from "./join.ts";
import { type LeaveOptions, leave } from "./leave.ts";
import type { OutgoingMessage, Room, RoomState } from "./room.ts";
import { RoomCore, type RoomHost } from "./room-core.ts";
import { send } from "./send.ts";
import { sendPrivate } from "./send-private.ts";
import { setNick } from "./set-nick.ts";
import { setPresence } from "./set-presence.ts";
import { setSubject } from "./set-subject.ts";

type Events = RoomEvents & { error: ErrorEvent };

/** The handle: what users see of a room, over the core that does the work. */
export class MucRoom extends Emitter<Events> implements Room {
  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  /** For the client; users see the interface. */
  readonly core: RoomCore;
  readonly #onListener: (room: MucRoom) => void;

  constructor(host: RoomHost, jid: string, onListener: (room: MucRoom) => void) {
    super(host.queue);
    this.core = new RoomCore(host, this, jid);
    this.#onListener = onListener;
    defineAsyncDispose(this, () => this.leave());
  }

  get jid(): string {
    return this.core.model.jid;
  }

  get state(): RoomState {
    return this.core.state;
  }

  get self(): Occupant | undefined {
    return selfOf(this.core.model);
  }

  get occupantJid(): string | undefined {
    return this.self?.occupantJid;
  }

  get occupants(): ReadonlyMap<string, Occupant> {
    return this.core.model.occupants;
  }

  get subject(): Subject | undefined {
    return this.core.model.subject;
  }

  join(nick: string, options?: JoinOptions): Promise<JoinResult> {
    return join(this.core, nick, options);
  }

  leave(options?: LeaveOptions): Promise<void> {
    return leave(this.core, options);
  }

  setNick(nick: string, options?: RequestOptions): Promise<Occupant> {
    return setNick(this.core, nick, options);
  }

  setPresence(presence: Presence, options?: RequestOptions): Promise<void> {
    return setPresence(this.core, presence, options);
  }

  send(message: string | OutgoingMessage, options?: RequestOptions): Promise<RoomMessage> {
    return send(this.core, message, options);
  }

  sendPrivate(nick: string, message: string | OutgoingMessage, options?: RequestOptions): Promise<void> {
    return sendPrivate(this.core, nick, message, options);
  }

  setSubject(subject: string, options?: RequestOptions): Promise<Subject> {
    return setSubject(this.core, subject, options);
  }

  override on<E extends keyof Events & string>(event: E, listener: (event: Events[E]) => unknown): this {
    this.#onListener(this);
    return super.on(event, listener);
  }

  override once<E extends keyof Events & string>(event: E, listener: (event: Events[E]) => unknown): this {
    this.#onListener(this);
    return super.once(event, listener);
  }

  /** Tells the listeners of this room. */
  tell<E extends keyof RoomEvents>(event: E, payload: RoomEvents[E]): void {
    super.emit(event, payload as Events[E]);
  }

  /** Ends the iterators. */
  end(): void {
    super.dispose();
  }
}
