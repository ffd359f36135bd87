import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const newRoomRefused: Scenario = {
  title: "a configuration which the service itself refuses rejects with its error, and the handle of the room goes on",
  section: "10.1.3, 10.2",
  needs: "refused-configuration",
  async run(world) {
    const juliet = await world.guest("juliet");
    const jid = world.roomJid();
    const created = await juliet.muc.create(jid, "Juliet");
    const nonsense = { passwordProtectedRoom: true, roomSecret: "" };
    await expect(created.configure(nonsense)).rejects.toMatchObject({
      name: "StanzaError",
      condition: "not-acceptable",
    });
    expect(created.room.state).toBe("joined");
    await created.configure({ passwordProtectedRoom: true, roomSecret: "cauldron" });
    expect((await created.room.getInfo()).passwordProtected).toBe(true);
  },
};
