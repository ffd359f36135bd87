import type { Room } from "@xeps/muc-client";
import { createRoomBrowser } from "./browse.ts";
import { button, h } from "./dom.ts";
import { enterRoom } from "./enter-room.ts";
import { invitations } from "./invitations.ts";
import { RoomPane } from "./room-pane.ts";
import type { Session } from "./session.ts";

/** What one sees who is logged in: rooms on the left, one of them on the right. */
export function chatPage(session: Session, onEnd: () => void): HTMLElement {
  /** One per room, whether we are in or not. */
  const panes = new Map<Room, RoomPane>();
  const open = new Set<RoomPane>();
  const tabs = h("ul", { class: "tabs" });
  const status = h("p", { class: "status", role: "status" });
  const nothing = h("section", { class: "nothing" }, h("p", {}, "Join a room, or look for one."));
  const stage = h("div", { class: "stage" }, nothing);
  let current: RoomPane | undefined;

  session.watch((isOnline) => {
    status.textContent = isOnline ? "Connected" : "Connection lost, reconnecting …";
    status.classList.toggle("lost", !isOnline);
  });

  function show(pane: RoomPane | undefined): void {
    current = pane;
    stage.replaceChildren(pane?.element ?? nothing);
    pane?.shown();
    refresh();
  }

  function refresh(): void {
    const items = [...open].map((pane) => {
      const unread = pane.unread > 0 ? h("span", { class: "unread" }, String(pane.unread)) : undefined;
      const label = pane.unread > 0 ? `${pane.title}, ${pane.unread} unread` : pane.title;
      const attributes = { type: "button", "aria-label": label, onclick: () => show(pane) };
      const selected = pane === current ? { "aria-current": "page" } : {};
      return h("li", {}, h("button", { ...attributes, ...selected }, h("span", {}, pane.title), unread));
    });
    tabs.replaceChildren(...items);
    document.title = current ? `${current.title} – Rooms` : "Rooms";
  }

  function paneOf(room: Room): RoomPane {
    const known = panes.get(room);
    if (known) return known;
    const pane = new RoomPane(room, {
      changed: refresh,
      isCurrent: () => pane === current,
      closed: () => {
        open.delete(pane);
        show([...open].at(-1));
      },
    });
    panes.set(room, pane);
    return pane;
  }

  async function enter(jid: string, password?: string): Promise<void> {
    const room = session.muc.room(jid);
    const pane = paneOf(room); // listens before the join, so that history is heard
    if (!open.has(pane) && !(await enterRoom(room, session.jid, password))) return;
    open.add(pane);
    show(pane);
  }

  const browse = createRoomBrowser(session, enter);
  const side = h(
    "nav",
    { class: "side", "aria-label": "Rooms" },
    h("h1", {}, "Rooms"),
    h("p", { class: "me" }, session.jid),
    status,
    tabs,
    button("Find a room", browse, "primary"),
    button("Log out", () => session.end().then(onEnd)),
  );
  return h("div", { class: "chat" }, side, stage, invitations(session.muc, enter));
}
