import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

const NICK = "muc#register_roomnick";

export const roomRegistration: Scenario = {
  title: "who registers with a room has a nickname of his own, until he unregisters",
  section: "7.10, 7.12, 7.2.8",
  needs: "room-registration",
  async run(world) {
    const { jid, romeo, hers, his } = await world.pair();
    await his.leave();
    await hers.setAffiliation(romeo.account, "member"); // Prosody registers members alone
    const registration = await his.getRegistration();
    expect(registration.registered).toBeUndefined();
    expect(registration.form?.fields.map((field) => field.var)).toContain(NICK);
    await expect(his.register({ "no#such_field": "x" })).rejects.toMatchObject({ name: "FormError" });
    await his.register({ [NICK]: "Montague" });
    expect(await his.getRegistration()).toMatchObject({ registered: true, username: "Montague" });
    expect(await his.getReservedNick()).toBe("Montague");
    expect((await hers.getAffiliations("member")).map((item) => item.jid)).toEqual([romeo.account]);

    const nurse = await world.guest("nurse");
    expect(await nurse.muc.room(jid).getReservedNick()).toBeUndefined();
    await expect(nurse.muc.join(jid, "Montague")).rejects.toMatchObject({ failure: "nick-conflict" });
    await hers.setAffiliation(nurse.account, "member");
    await expect(nurse.muc.room(jid).register({ [NICK]: "Montague" })).rejects.toMatchObject({ condition: "conflict" });
    expect((await his.join("Montague")).self).toMatchObject({ nick: "Montague", affiliation: "member" });

    await his.unregister();
    expect(await his.getReservedNick()).toBeUndefined();
  },
};
