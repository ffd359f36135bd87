import { NS_MUC } from "@xeps/muc-stanzas";
import { createDisco } from "@xeps/xep-0030";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const roomsOfAContact: Scenario = {
  title: "a contact's rooms are shown to whom he wants to show them, and to nobody else",
  section: "6.7, XEP-0030 §3",
  async run(world) {
    const romeo = await world.guest("romeo");
    const [juliet, nurse] = await Promise.all([
      world.guest("juliet", { shareRooms: (asker) => asker === romeo.jid, traffic: ["urn:example:dance"] }),
      world.guest("nurse"),
    ]);
    const jid = world.roomJid();
    await juliet.muc.join(jid, "Juliet");
    expect((await romeo.muc.roomsOfUser(juliet.jid)).map((item) => item.jid)).toEqual([jid]);
    expect(await nurse.muc.roomsOfUser(juliet.jid)).toEqual([]);
    await romeo.muc.join(jid, "Romeo");
    expect(await juliet.muc.roomsOfUser(romeo.jid)).toEqual([]);
    const disco = createDisco(romeo.entity);
    expect((await disco.getInfo(juliet.jid)).features).toEqual(expect.arrayContaining([NS_MUC, "jabber:x:conference"]));
    const traffic = await disco.getInfo(juliet.jid, { node: "http://jabber.org/protocol/muc#traffic" });
    expect(traffic.features).toContain("urn:example:dance");
  },
};
