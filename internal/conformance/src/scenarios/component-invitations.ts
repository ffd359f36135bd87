import { bareOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const componentInvitations: Scenario = {
  title: "an address of a component is invited and declines, invites and hears a refusal",
  section: "XEP-0114 §3, 7.8",
  needs: "components",
  async run(world) {
    const [juliet, romeo, component] = await Promise.all([
      world.guest("juliet"),
      world.guest("romeo"),
      world.component(),
    ]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const address = `crone@${component.domain}`;
    const crone = world.client(component.entity, { from: address });
    const hag = world.client(component.entity, { from: `hag@${component.domain}` });
    const others: unknown[] = [];
    for (const event of ["invite", "decline"] as const) hag.on(event, (heard) => others.push(heard));

    for (const kind of ["mediated", "direct"] as const) {
      const invited = next(crone, "invite");
      await hers.invite(address, { kind, reason: "double & double" });
      expect(await invited).toMatchObject({ room: jid, kind, reason: "double & double" });
    }
    const invited = next(crone, "invite");
    await hers.invite(address, { kind: "mediated" });
    const refused = next(juliet.muc, "decline");
    await crone.decline(await invited, { reason: "toil <and> trouble" });
    const refusal = await refused;
    expect(refusal).toMatchObject({ room: jid, reason: "toil <and> trouble" });
    expect(refusal.from && bareOf(refusal.from)).toBe(address);

    await hers.setAffiliation(address, "admin"); // ejabberd lets nobody else invite
    const { room } = await crone.join(jid, "Crone");
    const arrival = next(romeo.muc, "invite");
    await room.invite(romeo.account, { kind: "mediated" });
    const declined = next(crone, "decline");
    await romeo.muc.decline(await arrival, { reason: "no witches" });
    expect(await declined).toMatchObject({ room: jid, reason: "no witches" });
    expect(others).toEqual([]);
  },
};
