import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const newRoomWithDefaults: Scenario = {
  title: "a room just created opens when its creator accepts the defaults",
  section: "10.1.2",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const created = await juliet.muc.create(jid, "Juliet");
    await created.acceptDefaults();
    expect((await romeo.muc.join(jid, "Romeo")).created).toBe(false);
  },
};
