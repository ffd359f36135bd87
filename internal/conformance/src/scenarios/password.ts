import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";
import { setPassword } from "../set-password.ts";

export const password: Scenario = {
  title: "a room with a password refuses who has none or a wrong one, and lets in who has it",
  section: "7.2.5",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: created } = await juliet.muc.join(jid, "Juliet");
    await setPassword(created, "cauldron <&> burn");

    const room = romeo.muc.room(jid);
    const endless = { timeout: Number.POSITIVE_INFINITY };
    const failure = { failure: "password-required", condition: "not-authorized" };
    await expect(room.join("Romeo", endless)).rejects.toMatchObject(failure);
    await expect(room.join("Romeo", { ...endless, password: "cauldron" })).rejects.toMatchObject(failure);
    const { self } = await room.join("Romeo", { password: "cauldron <&> burn" });
    expect(self.nick).toBe("Romeo");
  },
};
