import { resourceOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const newRoomAndSecondOccupant: Scenario = {
  title: "a join creates the room and opens it; the second occupant sees the first, then himself",
  section: "7.2.2, 10.1.2",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();

    const first = await juliet.muc.join(jid, "Juliet");
    expect(first.created).toBe(true);
    expect(first.statusCodes).toEqual(expect.arrayContaining([110, 201]));
    expect(first.self).toMatchObject({ nick: "Juliet", affiliation: "owner", role: "moderator" });
    expect(first.room.state).toBe("joined");
    expect(first.room.occupantJid).toBe(`${jid}/Juliet`);

    const arrival = next(first.room, "occupantJoin");
    const second = await romeo.muc.join(jid, "Romeo");
    expect(second.created).toBe(false);
    expect(second.self).toMatchObject({ nick: "Romeo", affiliation: "none", role: "participant" });
    expect(second.occupants.map(({ nick, affiliation, role }) => [nick, affiliation, role])).toEqual([
      ["Juliet", "owner", "moderator"],
      ["Romeo", "none", "participant"],
    ]);
    // XEP-0045 §7.2.2: the others first, ourselves last, which tells that the list is complete
    const seen = romeo.received.filter(({ name, attrs }) => name === "presence" && attrs.from.startsWith(`${jid}/`));
    expect(seen.map(({ attrs }) => resourceOf(attrs.from))).toEqual(["Juliet", "Romeo"]);

    const { occupant } = await arrival;
    expect(occupant).toMatchObject({ nick: "Romeo", role: "participant", jid: romeo.jid });
    expect([...first.room.occupants.keys()].sort()).toEqual(["Juliet", "Romeo"]);
    expect(romeo.muc.joinedRooms.get(jid)).toBe(second.room);
  },
};
