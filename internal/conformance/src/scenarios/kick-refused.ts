import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const kickRefused: Scenario = {
  title: "a participant kicks nobody, a moderator no owner, and who is not there cannot be kicked",
  section: "8.2, 9.6",
  async run(world) {
    const { hers, his } = await world.pair();
    await expect(his.kick("Juliet")).rejects.toMatchObject({ name: "StanzaError" });
    await hers.setRole("Romeo", "moderator");
    await expect(his.kick("Juliet")).rejects.toMatchObject({ condition: "not-allowed" });
    await expect(hers.kick("Nobody")).rejects.toMatchObject({ condition: world.profile.kickOfNobody });
    expect([...hers.occupants.keys()].sort()).toEqual(["Juliet", "Romeo"]);
  },
};
