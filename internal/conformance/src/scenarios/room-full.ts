import { expect } from "vitest";
import { findField } from "../find-field.ts";
import type { Scenario } from "../scenario.ts";

export const roomFull: Scenario = {
  title: "a room with as many occupants as it takes refuses the next one, until somebody leaves",
  section: "7.2.9",
  needs: "occupant-limit",
  async run(world) {
    const juliet = await world.guest("juliet");
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const form = await hers.getConfig();
    const offered = findField(form, "muc#roomconfig_maxusers").options ?? [];
    const limit = Math.min(...offered.map(({ value }) => Number(value)).filter((value) => value > 1));
    await hers.setConfig({ maxUsers: limit }, { form });

    const guests = await Promise.all(Array.from({ length: limit }, (_, index) => world.guest(`guest${index}-`)));
    const last = guests.pop();
    await Promise.all(guests.map(({ muc, name }) => muc.join(jid, name)));
    const room = last?.muc.room(jid);
    await expect(room?.join("Romeo")).rejects.toMatchObject({ failure: "room-full" });
    await guests[0]?.muc.room(jid).leave();
    expect((await room?.join("Romeo"))?.self.nick).toBe("Romeo");
  },
};
