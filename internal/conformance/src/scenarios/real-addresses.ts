import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const realAddresses: Scenario = {
  title: "real addresses are for moderators, unless the room shows them to all, which every occupant learns",
  section: "7.2.3, 10.2.1",
  async run(world) {
    const { juliet, romeo, jid, hers, his } = await world.pair();
    expect(hers.findOccupant(romeo.jid)?.nick).toBe("Romeo");
    expect(hers.findOccupant(romeo.account)?.nick).toBe("Romeo");
    expect(his.occupants.get("Juliet")?.jid).toBeUndefined();

    const told = next(his, "configChange");
    await hers.setConfig({ whois: "anyone" });
    expect((await told).statusCodes).toContain(172);
    const nurse = await world.guest("nurse");
    const { statusCodes, occupants } = await nurse.muc.join(jid, "Nurse");
    expect(statusCodes).toContain(100);
    expect(occupants.find(({ nick }) => nick === "Juliet")?.jid).toBe(juliet.jid);
    expect((await nurse.muc.room(jid).getInfo()).nonAnonymous).toBe(true);

    const back = next(his, "configChange");
    await hers.setConfig({ whois: "moderators" });
    expect((await back).statusCodes).toContain(173);
  },
};
