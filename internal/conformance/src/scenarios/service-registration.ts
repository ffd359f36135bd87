import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

const NICK = "muc#register_roomnick";

export const serviceRegistration: Scenario = {
  title: "who registers with a service has his nickname for himself in all of its rooms, until he unregisters",
  section: "7.10, 7.2.8",
  needs: "service-registration",
  async run(world) {
    const { jid, romeo, his } = await world.pair();
    const service = world.server.conference;
    const nick = `Montague-${jid}`;
    const { registered, form } = await romeo.muc.getRegistration(service);
    expect(registered).toBeUndefined();
    expect(form?.fields.map((field) => field.var)).toContain(NICK);
    await romeo.muc.register(service, { [NICK]: nick });
    expect(await romeo.muc.getRegistration(service)).toMatchObject({ registered: true, username: nick });
    await expect(his.getRegistration()).rejects.toMatchObject({ name: "StanzaError" });
    expect(await his.getReservedNick()).toBeUndefined();

    const nurse = await world.guest("nurse");
    await expect(nurse.muc.join(jid, nick)).rejects.toMatchObject({ failure: "nick-conflict" });
    await expect(nurse.muc.register(service, { [NICK]: nick })).rejects.toMatchObject({ condition: "conflict" });
    await romeo.muc.unregister(service);
    expect((await romeo.muc.getRegistration(service)).registered).toBeUndefined();
    expect((await nurse.muc.join(jid, nick)).self.nick).toBe(nick);
  },
};
