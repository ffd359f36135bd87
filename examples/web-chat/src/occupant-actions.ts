import type { Occupant, Room } from "@xeps/muc-client";
import { ask } from "./ask.ts";
import { button, coloured, h } from "./dom.ts";
import { problemOf } from "./words.ts";

/** What we may do with somebody: only that is offered, and the room decides. */
export function occupantActions(room: Room, target: Occupant, whisperTo: (nick: string) => void): void {
  const { nick, role, jid } = target;
  const isSelf = nick === room.self?.nick;
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const dialog = h(
    "dialog",
    { class: "menu", "aria-label": nick },
    h("h2", {}, coloured(nick)),
    about(target),
    problem,
  );

  function offer(label: string, action: () => unknown, style = ""): void {
    dialog.append(
      button(
        label,
        async () => {
          try {
            await action();
            dialog.close();
          } catch (error) {
            problem.textContent = problemOf(error);
            problem.hidden = false;
          }
        },
        style,
      ),
    );
  }

  async function withReason(title: string, action: (reason: string) => Promise<void>): Promise<void> {
    const answer = await ask(title, [{ label: "Reason", optional: true }], title);
    if (answer) await action(answer[0] ?? "");
  }

  if (!isSelf) {
    offer("Private message", () => whisperTo(nick), "primary");
    if (role === "visitor" && room.may("grant-voice", target))
      offer("Give voice", () => room.setRole(nick, "participant"));
    if (role === "participant" && room.may("revoke-voice", target)) {
      offer("Take voice", () => room.setRole(nick, "visitor"));
    }
    if (role !== "moderator" && room.may("grant-moderator", target)) {
      offer("Make moderator", () => room.setRole(nick, "moderator"));
    }
    if (role === "moderator" && room.may("revoke-moderator", target)) {
      offer("Make participant", () => room.setRole(nick, "participant"));
    }
    if (room.may("kick", target)) {
      offer("Kick", () => withReason(`Kick ${nick}`, (reason) => room.kick(nick, { reason })), "danger");
    }
    if (jid !== undefined && room.may("ban", target)) {
      const bare = jid.replace(/\/.*$/s, "");
      offer("Ban", () => withReason(`Ban ${nick}`, (reason) => room.ban(bare, { reason })), "danger");
    }
  }
  dialog.append(button("Close", () => dialog.close()));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function about({ role, affiliation, jid, show, status }: Occupant): HTMLElement {
  const facts = [role, affiliation === "none" ? undefined : affiliation, jid, show, status];
  return h("p", {}, facts.filter((fact) => fact !== undefined).join(" · "));
}
