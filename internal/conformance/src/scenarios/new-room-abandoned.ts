import { expect, vi } from "vitest";
import { PATIENCE, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const newRoomAbandoned: Scenario = {
  title: "a room that its creator abandons is gone",
  section: "10.1.3",
  async run(world) {
    const juliet = await world.guest("juliet");
    const jid = world.roomJid();
    const created = await juliet.muc.create(jid, "Juliet");
    const exits = record(created.room, "exit");
    await created.abandon();
    expect(created.room.state).toBe("idle");
    expect(juliet.muc.joinedRooms.size).toBe(0);
    expect(exits).toHaveLength(1);
    // ejabberd loses what reaches the room while its process ends.
    const gone = { condition: "item-not-found" };
    await vi.waitFor(() => expect(created.room.getInfo({ timeout: 1_000 })).rejects.toMatchObject(gone), PATIENCE);
  },
};
