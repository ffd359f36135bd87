import type { Room } from "@xeps/muc-client";
import { ask } from "./ask.ts";
import { Composer } from "./composer.ts";
import { button, h } from "./dom.ts";
import { MessageLog } from "./message-log.ts";
import { occupantList } from "./occupant-list.ts";
import { stay } from "./stay.ts";
import { problemOf } from "./words.ts";

export interface PaneHost {
  /** Title or number of unread messages changed. */
  changed(): void;
  isCurrent(): boolean;
  closed(): void;
}

/** One room: its head, what is said, who is in, where one writes. */
export class RoomPane {
  readonly element: HTMLElement;
  readonly room: Room;
  readonly #host: PaneHost;
  readonly #log: MessageLog;
  readonly #composer: Composer;
  readonly #name = h("h2", {});
  readonly #subject = h("p", { class: "subject", dir: "auto" });
  readonly #actions = h("div", { class: "actions" });
  unread = 0;

  constructor(room: Room, host: PaneHost) {
    this.room = room;
    this.#host = host;
    this.#log = new MessageLog(room);
    this.#composer = new Composer(room, this.#log);
    const people = occupantList(room, (nick) => this.#composer.writeTo(nick));
    const head = h("header", {}, h("div", {}, this.#name, this.#subject), this.#actions);
    const banner = stay(room, this.#log, (isIn) => this.#composer.enable(isIn));
    this.element = h("section", { class: "room" }, head, banner, this.#log.element, people, this.#composer.element);
    for (const event of ["joined", "rejoined", "subject", "occupantChange", "configChange", "nickChange"] as const) {
      room.on(event, () => this.#drawHead());
    }
    // its name may come a moment after the join
    room.on("joined", () => room.getInfo().then(() => this.#drawHead(), console.warn));
    for (const event of ["message", "privateMessage"] as const) {
      room.on(event, ({ body, isOwn, isHistory }) => {
        if (body === undefined || isOwn || isHistory || host.isCurrent()) return;
        this.unread += 1;
        host.changed();
      });
    }
  }

  get title(): string {
    return this.room.info?.name || this.room.jid.slice(0, this.room.jid.indexOf("@"));
  }

  shown(): void {
    this.unread = 0;
    this.#drawHead();
    this.#log.toEnd();
    this.#composer.writeTo(undefined);
  }

  #drawHead(): void {
    const { room } = this;
    this.#name.textContent = this.title;
    this.#subject.textContent = room.subject?.text ?? "";
    const actions = [button("Nickname", () => this.#change("Nickname", room.self?.nick, (nick) => room.setNick(nick)))];
    if (room.may("change-subject")) {
      const set = (text: string) => room.setSubject(text);
      actions.push(button("Subject", () => this.#change("Subject", room.subject?.text, set)));
    }
    if (room.may("invite")) actions.push(button("Invite", () => this.#change("Invite", "", (jid) => room.invite(jid))));
    actions.push(button("Leave", () => this.#leave()));
    this.#actions.replaceChildren(...actions);
    this.#host.changed();
  }

  /** Asks for a new value until the room takes it. */
  async #change(title: string, value = "", set: (value: string) => Promise<unknown>): Promise<void> {
    let problem: string | undefined;
    let last = value;
    for (;;) {
      const label = title === "Invite" ? "Address" : title;
      const answer = await ask(title, [{ label, value: last, optional: title === "Subject" }], "Save", problem);
      if (!answer) return;
      [last = ""] = answer;
      try {
        await set(last);
        return;
      } catch (error) {
        problem = problemOf(error);
      }
    }
  }

  async #leave(): Promise<void> {
    await this.room.leave().catch(console.warn);
    this.#host.closed();
  }
}
