import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const severalSessionsOnOneNick: Scenario = {
  title: "two sessions of one account share a nickname: one occupant, who stays until both have left",
  section: "7.2, 17.3.10",
  async run(world) {
    const [juliet, phone, laptop] = await Promise.all([
      world.guest("juliet"),
      world.guest("romeo"),
      world.guest("romeo"),
    ]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const arrival = next(hers, "occupantJoin");
    const { room: onPhone } = await phone.muc.join(jid, "Romeo");
    await arrival;
    const heard = record(hers, "occupantJoin", "occupantLeave");
    const { room: onLaptop } = await laptop.muc.join(jid, "Romeo");
    expect(onLaptop.self?.nick).toBe("Romeo");

    const there = next(onLaptop, "message");
    expect(await onPhone.send("from my phone")).toMatchObject({ isOwn: true });
    expect(await there).toMatchObject({ body: "from my phone", nick: "Romeo", isOwn: true });
    const exits = record(onLaptop, "exit");
    await onPhone.leave();
    expect(onPhone.state).toBe("idle");
    expect((await onLaptop.send("still here")).isOwn).toBe(true);
    expect(exits).toEqual([]);
    expect([...hers.occupants.keys()].sort()).toEqual(["Juliet", "Romeo"]);
    expect(heard).toEqual([]);

    const gone = next(hers, "occupantLeave");
    await onLaptop.leave();
    expect((await gone).occupant.nick).toBe("Romeo");
    expect(heard).toHaveLength(1);
  },
};
