import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const owners: Scenario = {
  title: "owners make owners and unmake them, but never the last one",
  section: "10.3, 10.4, 10.5",
  async run(world) {
    const { juliet, romeo, hers, his } = await world.pair();
    const last: unknown = await hers.setAffiliation(juliet.account, "member").catch((error) => error);
    expect(last).toMatchObject({ name: "StanzaError", condition: world.profile.lastOwner });
    expect(hers.self?.affiliation).toBe("owner");

    const made = next(his, "occupantChange", ({ after }) => after.affiliation === "owner");
    await hers.setAffiliation(romeo.account, "owner");
    expect(await made).toMatchObject({ after: { nick: "Romeo", role: "moderator" } });
    const jids = (await his.getAffiliations("owner")).map(({ jid }) => jid).sort();
    expect(jids).toEqual([juliet.account, romeo.account].sort());

    const unmade = next(hers, "occupantChange", ({ after }) => after.nick === "Juliet");
    await his.setAffiliation(juliet.account, "admin");
    expect((await unmade).after.affiliation).toBe("admin");
    await expect(hers.getConfig()).rejects.toMatchObject({ condition: "forbidden" });
    await expect(hers.destroy()).rejects.toMatchObject({ condition: "forbidden" });
    expect(hers.state).toBe("joined");
  },
};
