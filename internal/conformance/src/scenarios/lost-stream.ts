import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const lostStream: Scenario = {
  title: "when the stream ends, the room is left: here with a reason, there for the others to see",
  section: "7.14",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");

    const gone = next(mine, "occupantLeave");
    const out = next(his, "exit");
    // stop() closes the stream for good, so nothing can be resumed.
    romeo.entity.reconnect.stop();
    await romeo.entity.stop();
    expect(await out).toMatchObject({ why: { kind: "disconnected" }, willRejoin: false });
    expect(his.state).toBe("idle");
    expect(romeo.muc.joinedRooms.size).toBe(0);
    await expect(his.send("anybody there?")).rejects.toMatchObject({ name: "RoomError", why: { kind: "not-joined" } });
    await expect(his.join("Romeo")).rejects.toMatchObject({ name: "JoinError", failure: "disconnected" });
    expect((await gone).occupant.nick).toBe("Romeo");
    expect([...mine.occupants.keys()]).toEqual(["Juliet"]);
  },
};
