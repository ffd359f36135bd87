import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const banRefused: Scenario = {
  title: "who may not ban, or read the ban list, is told so, and nothing changes",
  section: "9.1, 9.2",
  async run(world) {
    const { juliet, romeo, hers, his } = await world.pair();
    await expect(his.ban("tybalt@elsewhere.example")).rejects.toMatchObject({ name: "StanzaError" });
    await expect(his.getAffiliations("outcast")).rejects.toMatchObject({ condition: "forbidden" });
    await hers.setAffiliation(romeo.account, "admin");
    const outranked: unknown = await his.ban(juliet.account).catch((error) => error);
    expect(outranked).toMatchObject({ name: "StanzaError", condition: "not-allowed" });
    await expect(his.setAffiliation({ nick: "Nobody" }, "outcast")).rejects.toMatchObject({ name: "BuildError" });
    expect(await hers.getAffiliations("outcast")).toEqual([]);
    expect(hers.state).toBe("joined");
  },
};
