import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const admins: Scenario = {
  title: "an owner makes an admin and unmakes him; lists show it, and others may not",
  section: "10.6, 10.7, 10.8",
  async run(world) {
    const { romeo, hers, his } = await world.pair();
    await expect(his.setAffiliation(romeo.account, "admin")).rejects.toMatchObject({ name: "StanzaError" });
    const made = next(his, "occupantChange", ({ after }) => after.affiliation === "admin");
    await hers.setAffiliation({ nick: "Romeo" }, "admin", { reason: "of age" });
    expect(await made).toMatchObject({ after: { nick: "Romeo", affiliation: "admin", role: "moderator" } });
    expect((await hers.getAffiliations("admin")).map(({ jid }) => jid)).toEqual([romeo.account]);
    expect(his.may("ban")).toBe(true);
    await expect(his.getConfig()).rejects.toMatchObject({ condition: "forbidden" });

    const unmade = next(his, "occupantChange", ({ after }) => after.affiliation === "none");
    await hers.setAffiliation(romeo.account, "none");
    await unmade;
    expect(await hers.getAffiliations("admin")).toEqual([]);
    await expect(his.getAffiliations("admin")).rejects.toMatchObject({ condition: "forbidden" });
  },
};
