import { NS_MUC } from "@xeps/muc-stanzas";
import { createDisco } from "@xeps/xep-0030";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const discoOfRooms: Scenario = {
  title: "from the domain to its services, their rooms, what a room is and who is in, and what an occupant supports",
  section: "6.1, 6.2, 6.3, 6.4, 6.5, 6.6, XEP-0030 §3",
  async run(world) {
    const { server, profile } = world;
    const { juliet, romeo, jid, hers } = await world.pair();
    await hers.setConfig({ roomName: "Balcony", roomDesc: "of the Capulets", publicRoom: true });
    const services = await romeo.muc.services(server.domain);
    expect(services.map((service) => service.jid)).toEqual([server.conference]);
    const disco = createDisco(romeo.entity);
    expect(await disco.supports(server.conference, NS_MUC)).toBe(true);
    expect(await disco.hasIdentity(server.conference, { category: "conference", type: "text" })).toBe(true);

    const rooms = new Map<string, string | undefined>();
    for await (const item of romeo.muc.roomsOf(server.conference)) rooms.set(item.jid, item.name);
    expect(rooms.get(jid)).toContain("Balcony");
    const info = await romeo.muc.room(jid).getInfo();
    expect(info).toMatchObject({ name: "Balcony", public: true, membersOnly: false, passwordProtected: false });
    expect(info.description).toBe("of the Capulets");
    expect(info.occupants).toBe(2);
    await expect(romeo.muc.room(world.roomJid()).getInfo()).rejects.toMatchObject({ condition: "item-not-found" });

    const { items } = await disco.getItems(jid);
    const occupants = profile.listsOccupants ? [`${jid}/Juliet`, `${jid}/Romeo`] : [];
    expect(items.map((item) => item.jid).sort()).toEqual(occupants);
    expect(await disco.supports(`${jid}/Juliet`, NS_MUC)).toBe(true);
    expect(juliet.errors).toEqual([]);
  },
};
