import type { Room } from "@xeps/muc-client";
import { button, h } from "./dom.ts";
import type { MessageLog } from "./message-log.ts";
import { problemOf } from "./words.ts";

/** Where one writes. What could not be sent stays in it. */
export class Composer {
  readonly element: HTMLFormElement;
  readonly #room: Room;
  readonly #log: MessageLog;
  readonly #text: HTMLTextAreaElement;
  readonly #send = h("button", { class: "primary" }, "Send");
  readonly #problem = h("p", { class: "problem", role: "alert", hidden: true });
  readonly #target = h("p", { class: "target", hidden: true });
  #to: string | undefined;

  constructor(room: Room, log: MessageLog) {
    this.#room = room;
    this.#log = log;
    this.#text = h("textarea", { rows: "1", "aria-label": "Message", onkeydown: (event) => this.#key(event) });
    const onsubmit = (event: Event) => {
      event.preventDefault();
      return this.#submit();
    };
    const line = h("div", { class: "line" }, this.#text, this.#send);
    this.element = h("form", { class: "composer", onsubmit }, this.#target, this.#problem, line);
    this.writeTo(undefined);
  }

  /** To one person, or to all. */
  writeTo(nick: string | undefined): void {
    this.#to = nick;
    this.#target.hidden = nick === undefined;
    this.#target.replaceChildren(
      `Only to ${nick ?? ""} `,
      button("To all again", () => this.writeTo(undefined)),
    );
    this.#text.placeholder = nick === undefined ? `Message to ${this.#room.jid}` : `Message to ${nick} only`;
    this.#text.focus();
  }

  enable(isEnabled: boolean): void {
    this.#text.disabled = !isEnabled;
    this.#send.disabled = !isEnabled;
  }

  #key(event: Event): void {
    const { key, shiftKey, isComposing } = event as KeyboardEvent;
    if (key !== "Enter" || shiftKey || isComposing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  async #submit(): Promise<void> {
    const body = this.#text.value;
    if (body.trim() === "") return;
    const to = this.#to;
    this.#problem.hidden = true;
    this.#text.value = "";
    try {
      if (to === undefined) await this.#room.send(body);
      else {
        await this.#room.sendPrivate(to, body);
        this.#log.sentPrivately(this.#room.self?.nick ?? "", to, body);
      }
    } catch (error) {
      this.#problem.textContent = `Not sent. ${problemOf(error)}`;
      this.#problem.hidden = false;
      if (this.#text.value === "") this.#text.value = body;
    }
  }
}
