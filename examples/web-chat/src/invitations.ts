import type { Invitation, MucClient } from "@xeps/muc-client";
import { button, h } from "./dom.ts";

/** Invitations as they come, until they are answered. Whoever sends one may claim anything: it is only shown. */
export function invitations(muc: MucClient, enter: (jid: string, password?: string) => Promise<void>): HTMLElement {
  const region = h("div", { class: "invitations", role: "region", "aria-label": "Invitations", "aria-live": "polite" });
  muc.on("invite", (invitation) => {
    const card = h("div", { class: "card" }, h("p", {}, ...wordsOf(invitation)));
    const answer = (action: () => Promise<void>) => () => {
      card.remove();
      return action();
    };
    card.append(
      button(
        "Join",
        answer(() => enter(invitation.room, invitation.password)),
        "primary",
      ),
      button(
        "Decline",
        answer(() => muc.decline(invitation)),
      ),
    );
    region.append(card);
  });
  muc.on("decline", ({ from, room, reason }) => {
    const card = h(
      "div",
      { class: "card" },
      h("p", {}, `${from ?? "Somebody"} does not come to ${room}. ${reason ?? ""}`),
    );
    card.append(button("Fine", () => card.remove()));
    region.append(card);
  });
  return region;
}

function wordsOf({ from, room, reason }: Invitation): readonly (Node | string)[] {
  return [
    h("strong", {}, from ?? "Somebody"),
    " invites you to ",
    h("strong", {}, room),
    reason ? `: “${reason}”` : "",
  ];
}
