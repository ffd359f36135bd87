import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const membersOnlyFromNowOn: Scenario = {
  title: "a room that becomes members-only puts out who is no member, and says so",
  section: "10.2, 11",
  async run(world) {
    const { hers, his } = await world.pair();
    const out = next(his, "exit");
    const seen = world.profile.tellsOthersOfNonMembers ? next(hers, "occupantLeave") : undefined;
    await hers.setConfig({ membersOnly: true });
    expect(await out).toMatchObject({ why: { kind: "members-only" }, willRejoin: false });
    if (seen) expect(await seen).toMatchObject({ occupant: { nick: "Romeo" }, why: { kind: "members-only" } });
    await hers.join("Juliet"); // everything again, for services that do not tell
    expect([...hers.occupants.keys()]).toEqual(["Juliet"]);
    expect(his.state).toBe("idle");
    expect(hers.state).toBe("joined");
  },
};
