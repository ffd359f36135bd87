import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const noHistoryWhenNoneIsWanted: Scenario = {
  title: "who asks for no history gets none, who asks for one message gets the last",
  section: "7.2.14",
  async run(world) {
    const [juliet, romeo, nurse] = await Promise.all([
      world.guest("juliet"),
      world.guest("romeo"),
      world.guest("nurse"),
    ]);
    const jid = world.roomJid();
    const { room } = await juliet.muc.join(jid, "Juliet");
    await room.send("one");
    await room.send("two");
    const none = await romeo.muc.join(jid, "Romeo", { history: false });
    expect(none.history).toEqual([]);
    const one = await nurse.muc.join(jid, "Nurse", { history: { maxStanzas: 1 } });
    expect(one.history.map(({ body }) => body)).toEqual(["two"]);
  },
};
