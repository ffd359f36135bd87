import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const stalledJoin: Scenario = {
  title: "a join on a stalled link ends after the silence it was given, and succeeds when the link is back",
  section: "7.2",
  async run(world) {
    const romeo = await world.guestBehindFaults("romeo");
    const jid = world.roomJid();
    const { toClient } = romeo.proxy.latest;
    toClient.stall();
    const stalled = romeo.muc.join(jid, "Romeo", { timeout: 300 });
    await expect(stalled).rejects.toMatchObject({ name: "JoinError", failure: "timeout" });
    toClient.resume();
    const { self } = await romeo.muc.join(jid, "Romeo");
    expect(self.nick).toBe("Romeo");
    expect([...romeo.muc.room(jid).occupants.keys()]).toEqual(["Romeo"]);
  },
};
