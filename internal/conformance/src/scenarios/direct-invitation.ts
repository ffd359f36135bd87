import { bareOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";
import { setPassword } from "../set-password.ts";

export const directInvitation: Scenario = {
  title: "an invitation from person to person carries reason, password and thread, whatever the room knows of it",
  section: "7.8, 7.9",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room } = await juliet.muc.join(jid, "Juliet");
    await setPassword(room, "cauldron <&> burn");
    const arrival = next(romeo.muc, "invite");
    await room.invite(romeo.jid, { kind: "direct", reason: "Hey", password: "cauldron <&> burn", thread: "e0f" });
    const invitation = await arrival;
    expect(invitation).toMatchObject({
      room: jid,
      kind: "direct",
      reason: "Hey",
      password: "cauldron <&> burn",
      thread: "e0f",
      continue: true,
    });
    expect(invitation.from && bareOf(invitation.from)).toBe(juliet.account);
    const { password } = invitation;
    expect((await romeo.muc.join(invitation.room, "Romeo", { password })).self.nick).toBe("Romeo");
  },
};
