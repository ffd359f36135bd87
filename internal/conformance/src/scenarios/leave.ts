import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const leave: Scenario = {
  title: "leaving resolves when the room confirms; the others see the status, and we may come back",
  section: "7.14",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    const exits = record(his, "exit");

    const seen = next(mine, "occupantLeave");
    await his.leave({ status: "banished" });
    expect(his.state).toBe("idle");
    expect(his.occupants.size).toBe(0);
    expect(romeo.muc.joinedRooms.size).toBe(0);
    expect(exits.map(({ value }) => value)).toMatchObject([{ why: { kind: "left" }, willRejoin: false }]);
    expect(await seen).toMatchObject({ occupant: { nick: "Romeo" }, why: { kind: "left", text: "banished" } });
    expect([...mine.occupants.keys()]).toEqual(["Juliet"]);
    await his.leave();

    const again = next(mine, "occupantJoin");
    const back = await his.join("Romeo");
    expect(back.occupants.map(({ nick }) => nick).sort()).toEqual(["Juliet", "Romeo"]);
    expect((await again).occupant.nick).toBe("Romeo");
    expect(exits).toHaveLength(1);
  },
};
