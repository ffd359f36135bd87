import { expect } from "vitest";
import { breakStream } from "../break-stream.ts";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const bannedWhileAway: Scenario = {
  title: "who was banned while away stays out of this room, and comes back to the others",
  section: "9.1",
  async run(world) {
    const { juliet, romeo, hers, his } = await world.pair();
    const elsewhere = world.roomJid();
    await juliet.muc.join(elsewhere, "Juliet");
    const { room: other } = await romeo.muc.join(elsewhere, "Romeo");
    const reconnect = await breakStream(romeo, "closed");
    await hers.ban(romeo.account, { reason: "tybalt" });
    const failed = next(his, "rejoinFailed");
    const back = next(other, "rejoined");
    await reconnect();
    const { error, nextIn } = await failed;
    expect([error.failure, nextIn]).toEqual(["banned", undefined]);
    await back;
    expect([his.state, other.state, [...romeo.muc.joinedRooms.keys()]]).toEqual(["idle", "joined", [other.jid]]);
  },
};
