import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const absentPeople: Scenario = {
  title: "the room tells its occupants of the affiliations of people who are absent",
  section: "9.3, 10.6",
  async run(world) {
    const { hers, his } = await world.pair();
    const nurse = await world.guest("nurse");
    const told = next(hers, "affiliationChange");
    await hers.setAffiliation(nurse.account, "member");
    expect(await told).toMatchObject({ item: { jid: nurse.account, affiliation: "member" } });
    expect(his.state).toBe("joined");
  },
};
