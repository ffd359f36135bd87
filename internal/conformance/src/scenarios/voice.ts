import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const voice: Scenario = {
  title: "in a moderated room only who has voice is heard; moderators give it, take it and list who has it",
  section: "8.3, 8.4, 8.5, 7.4",
  async run(world) {
    const { jid, hers, his } = await world.pair();
    await hers.setConfig({ moderatedRoom: true });
    const hushed = next(his, "occupantChange", ({ after }) => after.nick === "Romeo" && after.role === "visitor");
    await hers.setRole("Romeo", "visitor", { reason: "hush" });
    expect(await hushed).toMatchObject({ before: { role: "participant" }, after: { role: "visitor" }, reason: "hush" });
    expect(his.self?.role).toBe("visitor");
    expect(his.may("speak")).toBe(false);
    await expect(his.send("but soft")).rejects.toMatchObject({ name: "StanzaError", condition: "forbidden" });

    const visitors = await hers.getRoles("visitor");
    expect(visitors.map(({ nick, role }) => ({ nick, role }))).toEqual([{ nick: "Romeo", role: "visitor" }]);
    const given = next(his, "occupantChange");
    await hers.setRole("Romeo", "participant");
    expect(await given).toMatchObject({ after: { nick: "Romeo", role: "participant" } });
    expect((await his.send("but soft")).body).toBe("but soft");
    expect((await hers.getRoles("participant")).map(({ nick }) => nick)).toEqual(["Romeo"]);
    await expect(his.getRoles("participant")).rejects.toMatchObject({ condition: "forbidden" });
    await expect(his.setRole("Juliet", "visitor")).rejects.toMatchObject({ name: "StanzaError" });
    expect((await hers.getInfo()).moderated).toBe(true);
    expect(hers.jid).toBe(jid);
  },
};
