import { bareOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const mediatedInvitation: Scenario = {
  title: "an invitation through the room arrives once, and lets who is invited in, or decline",
  section: "7.8, 7.9",
  needs: "invitations",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room } = await juliet.muc.join(jid, "Juliet");
    await room.setConfig({ membersOnly: true });
    await room.getInfo();
    const invitations: unknown[] = [];
    romeo.muc.on("invite", (invitation) => invitations.push(invitation));
    const arrival = next(romeo.muc, "invite");
    await room.invite(romeo.account, { reason: "Hey <Romeo>", thread: "e0f" });
    const invitation = await arrival;
    expect(invitation).toMatchObject({ room: jid, kind: "mediated", reason: "Hey <Romeo>" });
    const { namesInviter, keepsContinue } = world.profile;
    expect(invitation.from && bareOf(invitation.from)).toBe(namesInviter === "occupant" ? jid : juliet.account);
    expect(invitation.thread).toBe(keepsContinue ? "e0f" : undefined);

    const declined = next(juliet.muc, "decline");
    await romeo.muc.decline(invitation, { reason: "busy & tired" });
    const answer = await declined;
    expect(answer).toMatchObject({ room: jid, reason: "busy & tired" });
    expect(answer.from && bareOf(answer.from)).toBe(romeo.account);
    const heard = record(juliet.muc, "messageError");

    const again = next(romeo.muc, "invite");
    await room.invite(romeo.account);
    const { password } = await again;
    // XEP-0045 §7.8.2: the room makes who is invited a member
    expect((await romeo.muc.join(jid, "Romeo", { password })).self.affiliation).toBe("member");
    expect(invitations).toHaveLength(2);
    expect(heard).toEqual([]);
  },
};
