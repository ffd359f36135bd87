import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const availability: Scenario = {
  title: "who changes his availability is seen so by all, and by himself when the promise resolves",
  section: "7.7, 7.2.2",
  async run(world) {
    const { jid, hers, his } = await world.pair();
    const seen = next(hers, "occupantChange");
    await his.setPresence({ show: "xa", status: "gone <fencing>" });
    expect(his.self).toMatchObject({ nick: "Romeo", show: "xa", status: "gone <fencing>" });
    const { before, after } = await seen;
    expect(before.show).toBeUndefined();
    expect(after).toMatchObject({ nick: "Romeo", show: "xa", status: "gone <fencing>" });

    const nurse = await world.guest("nurse");
    const { occupants } = await nurse.muc.join(jid, "Nurse", { presence: { show: "chat" } });
    expect(occupants.find(({ nick }) => nick === "Romeo")).toMatchObject({ show: "xa", status: "gone <fencing>" });
    expect(occupants.find(({ nick }) => nick === "Nurse")).toMatchObject({ show: "chat" });

    const back = next(hers, "occupantChange");
    await his.setPresence({});
    expect((await back).after.show).toBeUndefined();
  },
};
