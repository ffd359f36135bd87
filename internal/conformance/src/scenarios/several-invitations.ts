import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const severalInvitations: Scenario = {
  title: "several people are invited in one call, and each of them hears of it",
  section: "7.8",
  needs: "invitations",
  async run(world) {
    const [juliet, romeo, nurse] = await Promise.all([
      world.guest("juliet"),
      world.guest("romeo"),
      world.guest("nurse"),
    ]);
    const jid = world.roomJid();
    const { room } = await juliet.muc.join(jid, "Juliet");
    for (const kind of ["mediated", "direct"] as const) {
      const arrivals = [next(romeo.muc, "invite"), next(nurse.muc, "invite")];
      const invited = kind === "direct" ? [romeo.jid, nurse.jid] : [romeo.account, nurse.account];
      await room.invite(invited, { kind, reason: "a ball" });
      for (const arrival of arrivals) expect(await arrival).toMatchObject({ room: jid, kind, reason: "a ball" });
    }
  },
};
