import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const ban: Scenario = {
  title: "who is banned is put out with actor and reason, cannot come back, and stands in the ban list until pardoned",
  section: "7.2.7, 9.1, 9.2",
  async run(world) {
    const { romeo, hers, his } = await world.pair();
    const out = next(his, "exit");
    const seen = next(hers, "occupantLeave");
    await hers.ban(romeo.account, { reason: "a <Montague> & more" });
    expect(await out).toMatchObject({ why: { kind: "banned", reason: "a <Montague> & more" }, willRejoin: false });
    expect(await seen).toMatchObject({ occupant: { nick: "Romeo" }, why: { kind: "banned" } });
    expect(his.state).toBe("idle");
    await expect(his.join("Romeo")).rejects.toMatchObject({ failure: "banned", condition: "forbidden" });
    await expect(his.join("Tybalt")).rejects.toMatchObject({ failure: "banned" });

    const [item, ...others] = await hers.getAffiliations("outcast");
    expect(others).toEqual([]);
    expect(item).toMatchObject({ affiliation: "outcast", jid: romeo.account });
    await hers.setAffiliation(romeo.account, "none");
    expect(await hers.getAffiliations("outcast")).toEqual([]);
    expect((await his.join("Romeo")).self.nick).toBe("Romeo");
  },
};
