import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const moderators: Scenario = {
  title: "an owner makes a moderator, who kicks, and is one no more when the owner says so",
  section: "9.6, 9.7, 9.8",
  async run(world) {
    const { jid, hers, his } = await world.pair();
    const nurse = await world.guest("nurse");
    await nurse.muc.join(jid, "Nurse");
    const made = next(his, "occupantChange", ({ after }) => after.role === "moderator");
    await hers.setRole("Romeo", "moderator", { reason: "trusted" });
    expect(await made).toMatchObject({ after: { nick: "Romeo", role: "moderator" }, reason: "trusted" });
    expect((await hers.getRoles("moderator")).map(({ nick }) => nick).sort()).toEqual(["Juliet", "Romeo"]);
    const gone = next(hers, "occupantLeave");
    await his.kick("Nurse");
    expect(await gone).toMatchObject({ occupant: { nick: "Nurse" }, why: { kind: "kicked" } });
    await expect(his.setRole("Juliet", "participant")).rejects.toMatchObject({ name: "StanzaError" });

    const no = next(his, "occupantChange");
    await hers.setRole("Romeo", "participant");
    expect(await no).toMatchObject({ after: { nick: "Romeo", role: "participant" } });
    expect((await hers.getRoles("moderator")).map(({ nick }) => nick)).toEqual(["Juliet"]);
    await expect(his.getRoles("moderator")).rejects.toMatchObject({ condition: "forbidden" });
  },
};
