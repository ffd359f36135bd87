import type { DiscoItem } from "@xeps/xep-0030";
import { button, h } from "./dom.ts";
import type { Session } from "./session.ts";
import { problemOf } from "./words.ts";

/** A dialog with the public rooms of the server's services, and a field for the address of any other. */
export function createRoomBrowser(session: Session, enter: (jid: string) => Promise<void>): () => void {
  return () => {
    const list = h("ul", { class: "found" });
    const note = h("p", { role: "status" }, "Looking …");
    const address = h("input", { name: "room", required: true, placeholder: `name@conference.${session.domain}` });
    const choose = (jid: string) => {
      dialog.close();
      return enter(jid);
    };
    const form = h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          return choose(address.value.trim());
        },
      },
      h("label", {}, "Address of a room", address),
      h("button", {}, "Join"),
    );
    const close = button("Close", () => dialog.close());
    const dialog = h("dialog", { "aria-label": "Find a room" }, h("h2", {}, "Find a room"), form, note, list, close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    void look(session, (room) => list.append(entry(room, choose))).then(
      (count) => {
        note.textContent = count === 0 ? "No public rooms yet: type an address to open one." : `${count} public rooms`;
      },
      (error: unknown) => {
        note.textContent = problemOf(error);
      },
    );
  };
}

async function look({ muc, domain }: Session, found: (room: DiscoItem) => void): Promise<number> {
  let count = 0;
  for (const service of await muc.services(domain)) {
    for await (const room of muc.roomsOf(service.jid)) {
      found(room);
      count += 1;
      if (count === 500) return count;
    }
  }
  return count;
}

function entry({ jid, name }: DiscoItem, choose: (jid: string) => Promise<void>): HTMLElement {
  const label = name && name !== jid ? `${name} ` : "";
  return h("li", {}, h("button", { type: "button", onclick: () => choose(jid) }, label, h("small", {}, jid)));
}
