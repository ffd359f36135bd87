import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const badNicknames: Scenario = {
  title: "nicknames that cannot be are refused before anything is sent",
  section: "7.2, 17.1",
  async run(world) {
    const juliet = await world.guest("juliet");
    const room = juliet.muc.room(world.roomJid());
    let sent = 0;
    juliet.entity.on("send", () => sent++);
    for (const nick of ["", "   ", "\n", "x".repeat(1_024), "ß".repeat(512)]) {
      await expect(room.join(nick)).rejects.toMatchObject({ name: "JoinError", failure: "nick-invalid" });
    }
    await expect(room.join("a\u0000b")).rejects.toThrow();
    expect(sent).toBe(0);
    expect(room.state).toBe("idle");
    const odd = "O'Neil & <Söhne>/@☂";
    const { self } = await room.join(odd);
    expect(self.nick).toBe(odd);
  },
};
