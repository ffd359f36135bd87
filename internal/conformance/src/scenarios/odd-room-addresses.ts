import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const oddRoomAddresses: Scenario = {
  title: "a room is one room however its address is written: capitals, ß, full width letters",
  section: "7.2, 17.1",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    for (const [written, prepared] of [
      [world.roomJid("Balcony"), (jid: string) => jid.toLowerCase()],
      [world.roomJid("straße"), (jid: string) => jid.replace("ß", "ss")],
      [world.roomJid("ＢＡＬＬ"), (jid: string) => jid.replace("ＢＡＬＬ", "ball")],
    ] as const) {
      const address = prepared(written);
      const first = await juliet.muc.join(written, "Juliet", { timeout: 15_000 });
      expect(first).toMatchObject({ created: true, self: { nick: "Juliet" } });
      expect(first.room.jid).toBe(address);
      expect(juliet.muc.room(address)).toBe(first.room);
      expect(juliet.muc.room(written)).toBe(first.room);
      expect([...juliet.muc.joinedRooms.keys()]).toContain(address);
      const { room: his } = await romeo.muc.join(address, "Romeo");
      const words = next(his, "message");
      expect(await first.room.send("found you")).toMatchObject({ isOwn: true, from: `${address}/Juliet` });
      expect(await words).toMatchObject({ body: "found you", nick: "Juliet" });
      await first.room.leave();
      expect(juliet.muc.joinedRooms.size).toBe(0);
    }
  },
};
