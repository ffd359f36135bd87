import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const availabilityUnderAnotherNickname: Scenario = {
  title: "who is away stays away under another nickname, for all and for himself",
  section: "7.6, 7.7",
  async run(world) {
    const { hers, his } = await world.pair();
    await his.setPresence({ show: "away", status: "gone fencing" });
    await his.setNick("Montague");
    const words = next(hers, "message");
    await his.send("still gone");
    await words;
    for (const { occupants } of [hers, his]) {
      expect(occupants.get("Montague")).toMatchObject({ show: "away", status: "gone fencing" });
    }
  },
};
