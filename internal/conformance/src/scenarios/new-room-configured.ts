import { FormError } from "@xeps/xep-0004";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const newRoomConfigured: Scenario = {
  title: "a reserved room is configured before anybody comes; a configuration that is refused can be sent again",
  section: "10.1.3, 10.2, 6.4, 7.2.10",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const created = await juliet.muc.create(jid, "Juliet");
    expect(created).toMatchObject({ created: true, self: { affiliation: "owner" }, room: { state: "joined" } });
    const early = await romeo.muc.join(jid, "Romeo").catch((error) => error);
    if (world.profile.locksNewRooms) expect(early).toMatchObject({ failure: "not-found" });
    else expect(early).toMatchObject({ created: false });

    const form = await created.getConfig();
    expect(form.type).toBe("form");
    const unknown = created.configure({ roomName: "Balcony" }, { form, fields: { "no#such_field": "1" } });
    await expect(unknown).rejects.toBeInstanceOf(FormError);
    const wrong = created.configure({ whois: "everybody" }, { form });
    await expect(wrong).rejects.toBeInstanceOf(FormError);
    await created.configure({ roomName: "Balcony", roomDesc: "by <night> & by day", persistentRoom: true });
    expect(await romeo.muc.room(jid).getInfo()).toMatchObject({
      name: "Balcony",
      description: "by <night> & by day",
      persistent: true,
    });
    expect((await romeo.muc.join(jid, "Romeo")).self.nick).toBe("Romeo");
    await created.room.destroy();
  },
};
