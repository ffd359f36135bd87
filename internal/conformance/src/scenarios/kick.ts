import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const kick: Scenario = {
  title: "who is kicked is put out with the reason, everybody sees it, and he may come back",
  section: "8.2",
  async run(world) {
    const { jid, romeo, hers, his } = await world.pair();
    const out = next(his, "exit");
    const seen = next(hers, "occupantLeave");
    await hers.kick("Romeo", { reason: "Avaunt, you <cullion>!" });
    expect(await out).toMatchObject({
      why: { kind: "kicked", reason: "Avaunt, you <cullion>!" },
      willRejoin: false,
    });
    expect(await seen).toMatchObject({
      occupant: { nick: "Romeo" },
      why: { kind: "kicked", reason: "Avaunt, you <cullion>!" },
    });
    expect(his.state).toBe("idle");
    expect(his.occupants.size).toBe(0);
    expect(romeo.muc.joinedRooms.size).toBe(0);
    await expect(his.send("why?")).rejects.toMatchObject({ name: "RoomError" });
    expect((await romeo.muc.join(jid, "Romeo")).self.nick).toBe("Romeo");
  },
};
