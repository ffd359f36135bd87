import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";
import { setPassword } from "../set-password.ts";

export const invitationWithPassword: Scenario = {
  title: "an invitation through a room with a password names it, so that who is invited gets in",
  section: "7.8",
  needs: "invitations",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room } = await juliet.muc.join(jid, "Juliet");
    await setPassword(room, "cauldron");
    const arrival = next(romeo.muc, "invite");
    await room.invite(romeo.account, { kind: "mediated", password: "cauldron" });
    const { password } = await arrival;
    expect(password).toBe("cauldron");
    expect((await romeo.muc.join(jid, "Romeo", { password })).self.nick).toBe("Romeo");
  },
};
