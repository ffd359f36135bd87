import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const abortDuringJoin: Scenario = {
  title: "a join that is aborted leaves nothing behind, neither here nor in the room",
  section: "7.2, 7.14",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");
    const room = romeo.muc.room(jid);
    const heard = record(room, "joined", "occupantJoin", "exit");

    const gone = next(mine, "occupantLeave");
    const abort = new AbortController();
    const aborted = room.join("Romeo", { signal: abort.signal });
    abort.abort(new Error("changed my mind"));
    await expect(aborted).rejects.toThrow("changed my mind");
    expect(romeo.muc.joinedRooms.size).toBe(0);
    expect((await gone).occupant.nick).toBe("Romeo");
    expect([...mine.occupants.keys()]).toEqual(["Juliet"]);

    const { self } = await room.join("Romeo");
    expect(self.nick).toBe("Romeo");
    expect(heard.map(({ event }) => event)).toEqual(["joined"]);
  },
};
