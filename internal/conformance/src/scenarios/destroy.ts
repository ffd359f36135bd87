import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const destroy: Scenario = {
  title: "a room destroyed is left by all, who learn why and where to meet instead",
  section: "10.9",
  async run(world) {
    const { juliet, romeo, hers, his } = await world.pair();
    await expect(his.destroy()).rejects.toMatchObject({ name: "StanzaError", condition: "forbidden" });
    const exits = [next(hers, "exit"), next(his, "exit")];
    const venue = `tomb@${world.server.conference}`;
    await hers.destroy({ reason: "Macbeth <doth> come.", jid: venue });
    for (const exit of exits) {
      const { why, willRejoin } = await exit;
      expect(why).toMatchObject({ kind: "destroyed", destroy: { reason: "Macbeth <doth> come.", jid: venue } });
      expect(willRejoin).toBe(false);
    }
    expect([hers.state, his.state]).toEqual(["idle", "idle"]);
    expect([juliet.muc.joinedRooms.size, romeo.muc.joinedRooms.size]).toEqual([0, 0]);
    await expect(his.getInfo()).rejects.toMatchObject({ condition: "item-not-found" });
  },
};
