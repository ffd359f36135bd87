import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

/** ejabberd loses a presence that reaches a room while it ends; how often depends on the machine. */
const TIMES = 5;

export const atOnceAgain: Scenario = {
  title: `who leaves an empty room and enters again at once is in, ${TIMES} times over`,
  section: "7.2",
  async run(world) {
    const { muc } = await world.guest("romeo");
    const room = muc.room(world.roomJid());
    for (let time = 0; time < TIMES; time++) {
      const { self, created } = await room.join("Romeo", { timeout: 10_000 });
      expect([self.nick, created]).toEqual(["Romeo", true]);
      await room.leave();
    }
  },
};
