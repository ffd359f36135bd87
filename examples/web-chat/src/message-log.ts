import type { Room, RoomMessage } from "@xeps/muc-client";
import { avatar, coloured, h } from "./dom.ts";
import { departure } from "./words.ts";

const KEPT = 1_000;

/** What is said and what happens in a room, oldest first. */
export class MessageLog {
  readonly element: HTMLOListElement = h("ol", { class: "log", role: "log", "aria-label": "Messages", tabindex: "0" });

  /** Listens from before the join, so that history comes first. */
  constructor(room: Room) {
    room.on("message", (message) => this.#said(message));
    room.on("privateMessage", (message) => this.#said(message, `privately to ${room.self?.nick ?? "us"}`));
    room.on("subject", ({ text, setBy }) => this.note(`${setBy ?? "Somebody"} changed the subject: ${text}`));
    room.on("occupantJoin", ({ occupant }) => this.note(`${occupant.nick} came in`));
    room.on("occupantLeave", ({ occupant, why }) => this.note(`${occupant.nick} ${departure(why)}`));
    room.on("nickChange", ({ before, after }) => this.note(`${before.nick} is now ${after.nick}`));
    room.on("occupantChange", ({ before, after }) => {
      if (before.role !== after.role) this.note(`${after.nick} is now ${after.role}`);
    });
    room.on("messageError", ({ error }) => this.note(`Not delivered: ${error.text ?? error.condition}`));
  }

  /** A line about what happened. */
  note(text: string): void {
    this.#append(h("li", { class: "note" }, text));
  }

  /** What we have sent to one person: the room has no copy of it for us. */
  sentPrivately(from: string, to: string, body: string): void {
    this.#append(this.#line(from, body, new Date(), `privately to ${to}`, "private own"));
  }

  #said({ nick, body, delay, isHistory, isOwn }: RoomMessage, privately?: string): void {
    if (body === undefined) return;
    const style = `${privately ? "private " : ""}${isHistory ? "history " : ""}${isOwn ? "own" : ""}`;
    this.#append(this.#line(nick ?? "The room", body, delay?.stamp ?? new Date(), privately, style));
  }

  #line(nick: string, body: string, at: Date, privately: string | undefined, style: string): HTMLLIElement {
    const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    return h(
      "li",
      { class: style },
      avatar(nick),
      h(
        "div",
        { class: "by" },
        coloured(nick),
        privately === undefined ? undefined : h("em", {}, privately),
        h("time", { datetime: at.toISOString(), title: at.toLocaleString() }, time),
      ),
      h("p", { dir: "auto" }, body),
    );
  }

  /** Follows the end of the log, unless somebody is reading further up. */
  #append(line: HTMLLIElement): void {
    const { element } = this;
    const follows = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    element.append(line);
    if (element.childElementCount > KEPT) element.firstElementChild?.remove();
    if (follows) this.toEnd();
  }

  toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }
}
