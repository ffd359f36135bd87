import { createMucClient } from "@xeps/muc-client";
import { buildMucUser, NS_MUC, readMucStanza, StatusCode } from "@xeps/muc-stanzas";
import { createDisco, StanzaError } from "@xeps/xep-0030";
import { listen, sendStanza, type XmppEntity } from "@xeps/xep-0030/entity";
import { xml } from "@xmpp/component";
import type { Element } from "ltx";
import { Room } from "./room.ts";

/** Rooms at all addresses of a domain, each from who comes first until the last is gone. Returns what ends them. */
export function serveRooms(entity: XmppEntity, domain: string): () => Promise<void> {
  const rooms = new Map<string, Room>();
  const send = (stanza: Element) => void sendStanza(entity, stanza).catch(console.error);
  const disco = createDisco(entity, { identity: { category: "conference", type: "text", name: "Rooms" } });
  const muc = createMucClient(entity, { from: domain });
  disco.handle({ jid: domain }, { items: () => ({ items: [...rooms.keys()].map((jid) => ({ jid })) }) });
  disco.handle({}, { info: ({ to }) => (to === domain ? undefined : aboutRoom(rooms.get(to))) });
  muc.on("joinRequest", ({ room: jid, nick, from, join, stanza }) => {
    const room = rooms.get(jid) ?? new Room(jid, send);
    room.present(from, nick, stanza, join.history ?? {});
    if (room.occupants.size > 0) rooms.set(jid, room);
  });

  const unlisten = listen<Element>(entity, "stanza", (stanza) => {
    const wish = readMucStanza(stanza, "user");
    const room = wish && "room" in wish && rooms.get(wish.room);
    if (!room) return;
    const from: string = stanza.attrs.from;
    if (wish.kind === "groupchat-message" || wish.kind === "groupchat-other") room.broadcast(from, stanza);
    else if (wish.kind === "subject") room.broadcast(from, stanza, true);
    else if (wish.kind === "directed-presence") room.present(from, wish.nick, stanza);
    else if (wish.kind === "leave") room.leave(from, stanza.getChildren("status"));
    // who sends errors back is gone
    else if ("error" in wish) room.leave(from);
    else if (wish.kind === "mediated-invite" && room.occupants.has(from)) {
      for (const { to = "", reason } of wish.invites) void muc.inviteAsService({ room: room.jid, to, from, reason });
    } else if (wish.kind === "mediated-decline") {
      const { to, reason } = wish.decline;
      send(xml("message", { from: room.jid, to }, buildMucUser({ decline: { from, reason } })));
    } else if (stanza.name === "message") room.refuse(stanza, "feature-not-implemented");
    if (room.occupants.size === 0) rooms.delete(room.jid);
  });

  return async () => {
    unlisten();
    for (const room of rooms.values())
      for (const jid of [...room.occupants.keys()]) room.leave(jid, [], [StatusCode.serviceShutdown]);
    await muc.dispose();
    disco.dispose();
  };
}

function aboutRoom(room: Room | undefined) {
  if (!room) throw new StanzaError({ condition: "item-not-found", type: "cancel" });
  const features = [NS_MUC, "muc_open", "muc_public", "muc_semianonymous", "muc_temporary", "muc_unmoderated"];
  return { identities: [{ category: "conference", type: "text" }], features };
}
