import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const noRoomWithoutCreating: Scenario = {
  title: "who enters only rooms that are there is told that there is none, and none comes to be",
  section: "7.2, 10.1",
  async run(world) {
    const { juliet, jid: other, hers } = await world.pair();
    await hers.setConfig({ publicRoom: true });
    const jid = world.roomJid();
    const room = juliet.muc.room(jid);
    const failure = { failure: "not-found", condition: "item-not-found" };
    await expect(room.join("Juliet", { create: false })).rejects.toMatchObject(failure);
    expect(room.state).toBe("idle");
    await expect(room.getInfo()).rejects.toMatchObject({ condition: "item-not-found" });
    const rooms: string[] = [];
    for await (const item of juliet.muc.roomsOf(world.server.conference)) rooms.push(item.jid);
    expect(rooms).toContain(other);
    expect(rooms).not.toContain(jid);

    expect((await room.join("Juliet")).created).toBe(true);
    const romeo = await world.guest("nurse");
    expect((await romeo.muc.join(jid, "Nurse", { create: false })).created).toBe(false);
  },
};
