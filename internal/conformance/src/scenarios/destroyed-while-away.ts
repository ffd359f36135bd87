import { expect } from "vitest";
import { breakStream } from "../break-stream.ts";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const destroyedWhileAway: Scenario = {
  title: "a persistent room that was destroyed while we were away is not made again",
  section: "10.9",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    await hers.setConfig({ persistentRoom: true });
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    await his.getInfo(); // it has said that it is persistent
    const reconnect = await breakStream(romeo, "closed");
    await hers.destroy({ reason: "Macbeth doth come." });
    const failed = next(his, "rejoinFailed");
    await reconnect();
    const { error, attempt, nextIn } = await failed;
    expect(["gone", "not-found"]).toContain(error.failure);
    expect([attempt, nextIn]).toEqual([1, undefined]);
    expect([his.state, his.occupants.size, romeo.muc.joinedRooms.size]).toEqual(["idle", 0, 0]);
    await expect(his.getInfo()).rejects.toMatchObject({ name: "StanzaError" });
  },
};
