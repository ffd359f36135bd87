import type { Room } from "@xeps/muc-client";
import { button, h } from "./dom.ts";
import type { MessageLog } from "./message-log.ts";
import { departure, problemOf } from "./words.ts";

/** Says in a banner when we are not in the room, why, and what happens next; nothing while all is well. */
export function stay(room: Room, log: MessageLog, onChange: (isIn: boolean) => void): HTMLElement {
  const banner = h("div", { class: "banner", role: "status", hidden: true });

  function out(text: string, ...more: readonly Node[]): void {
    banner.replaceChildren(h("p", {}, text), ...more);
    banner.hidden = false;
    onChange(false);
  }

  function back(): void {
    banner.hidden = true;
    onChange(true);
  }

  async function again(nick: string): Promise<void> {
    out("Entering again …");
    try {
      await room.join(nick);
    } catch (error) {
      out(
        `Not in the room. ${problemOf(error)}`,
        button("Try again", () => again(nick)),
      );
    }
  }

  let nick = "";
  const remember = () => {
    nick = room.self?.nick ?? nick;
    back();
  };
  room.on("joined", remember);
  room.on("rejoined", () => {
    remember();
    log.note("Back in the room");
  });
  room.on("nickChange", () => remember());
  room.on("resume", back);
  room.on("suspend", () => out("The connection is lost. Nothing can be sent until it is back."));
  room.on("rejoinFailed", ({ error, nextIn }) => {
    const next = nextIn === undefined ? "" : ` Next attempt in ${Math.ceil(nextIn / 1_000)} s.`;
    out(
      `Not back in the room. ${problemOf(error)}${next}`,
      button("Try now", () => again(nick)),
    );
  });
  room.on("exit", ({ why, willRejoin }) => {
    log.note(`You: ${departure(why)}`);
    if (willRejoin) out("Out of the room, entering again …");
    else
      out(
        "You are not in this room any more.",
        button("Enter again", () => again(nick)),
      );
  });
  return banner;
}
