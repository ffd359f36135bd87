import type { Occupant, Room } from "@xeps/muc-client";
import { coloured, h } from "./dom.ts";
import { occupantActions } from "./occupant-actions.ts";

const GROUPS = [
  ["moderator", "Moderators"],
  ["participant", "Participants"],
  ["visitor", "Visitors"],
] as const;

/** Who is in, by role; a click on somebody shows what can be done. */
export function occupantList(room: Room, whisperTo: (nick: string) => void): HTMLElement {
  const body = h("div", {});
  const count = h("h3", {});
  let scheduled = false;

  function draw(): void {
    scheduled = false;
    const all = [...room.occupants.values()];
    count.textContent = `${all.length} here`;
    const groups = GROUPS.map(([role, title]) => {
      const members = all.filter((occupant) => occupant.role === role).sort((a, b) => a.nick.localeCompare(b.nick));
      if (members.length === 0) return undefined;
      return h("section", {}, h("h4", {}, title), h("ul", {}, ...members.map((member) => entry(member))));
    });
    body.replaceChildren(...groups.filter((group) => group !== undefined));
  }

  function entry(occupant: Occupant): HTMLElement {
    const { nick, affiliation, show, status } = occupant;
    const title = [affiliation === "none" ? "" : affiliation, show ?? "", status ?? ""].filter(Boolean).join(", ");
    const open = () => occupantActions(room, occupant, whisperTo);
    const badge = affiliation === "none" ? undefined : h("small", {}, affiliation);
    return h("li", {}, h("button", { type: "button", title, class: show ?? "", onclick: open }, coloured(nick), badge));
  }

  // A join of a big room is one drawing, not one per occupant.
  const redraw = () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(draw);
  };
  for (const event of ["joined", "rejoined", "occupantJoin", "occupantLeave", "occupantChange", "exit"] as const) {
    room.on(event, redraw);
  }
  room.on("nickChange", redraw);
  return h("aside", { class: "occupants", "aria-label": "Who is here" }, count, body);
}
