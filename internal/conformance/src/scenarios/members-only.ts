import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const membersOnly: Scenario = {
  title: "a members-only room refuses strangers, takes members in, and puts out who is a member no more",
  section: "7.2.6, 9.3, 9.4, 9.5",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    await hers.setConfig({ membersOnly: true });
    expect((await hers.getInfo()).membersOnly).toBe(true);

    const his = romeo.muc.room(jid);
    const refusal = his.join("Romeo");
    await expect(refusal).rejects.toMatchObject({ failure: "members-only", condition: "registration-required" });
    expect(his.state).toBe("idle");

    await hers.setAffiliation(romeo.account, "member", { reason: "a Montague" });
    expect((await hers.getAffiliations("member")).map((item) => item.jid)).toEqual([romeo.account]);
    const { self } = await his.join("Romeo");
    expect(self).toMatchObject({ affiliation: "member", role: "participant" });

    const out = next(his, "exit");
    const seen = next(hers, "occupantLeave");
    await hers.setAffiliation(romeo.account, "none");
    expect(await out).toMatchObject({ why: { kind: "affiliation-lost" }, willRejoin: false });
    expect(await seen).toMatchObject({ occupant: { nick: "Romeo" }, why: { kind: "affiliation-lost" } });
    expect(romeo.muc.joinedRooms.size).toBe(0);
    expect(await hers.getAffiliations("member")).toEqual([]);
  },
};
