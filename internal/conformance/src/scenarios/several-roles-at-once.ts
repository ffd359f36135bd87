import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const severalRolesAtOnce: Scenario = {
  title: "several roles are changed in one call, and one that is refused stops no other",
  section: "8.5, 9.8",
  async run(world) {
    const { jid, hers, his } = await world.pair();
    const nurse = await world.guest("nurse");
    const { room: theirs } = await nurse.muc.join(jid, "Nurse");
    const changes = [
      { nick: "Romeo", role: "visitor" },
      { nick: "Nobody", role: "participant" },
      { nick: "Nurse", role: "moderator", reason: "she knows" },
    ] as const;
    const results = await hers.setRoles(changes);
    expect(results.map(({ change }) => change)).toEqual(changes);
    expect(results.map(({ error }) => error?.name)).toEqual([undefined, "StanzaError", undefined]);
    await Promise.all([his.ping(), theirs.ping()]); // the answers come after the presence of the changes
    expect(his.self?.role).toBe("visitor");
    expect(theirs.self?.role).toBe("moderator");
  },
};
