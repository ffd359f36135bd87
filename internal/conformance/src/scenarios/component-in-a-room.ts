import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const componentInARoom: Scenario = {
  title: "a component brings two people into one room, each a client of its own",
  section: "XEP-0114 §3, 7.2, 7.4",
  needs: "components",
  async run(world) {
    const [juliet, component] = await Promise.all([world.guest("juliet"), world.component()]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const [first, second] = ["crone", "hag"].map((name) =>
      world.client(component.entity, { from: `${name}@${component.domain}/bridge` }),
    );
    const arrival = next(hers, "occupantJoin");
    const { room: crone } = (await first?.join(jid, "Crone")) ?? {};
    const { room: hag } = (await second?.join(jid, "Hag")) ?? {};
    await arrival;
    expect([...(hag?.occupants.keys() ?? [])].sort()).toEqual(["Crone", "Hag", "Juliet"]);
    const heard = hag && next(hag, "message");
    expect(await crone?.send("when shall we meet again?")).toMatchObject({ nick: "Crone", isOwn: true });
    expect(await heard).toMatchObject({ nick: "Crone", isOwn: false });
    const gone = next(hers, "occupantLeave");
    await crone?.leave();
    expect((await gone).occupant.nick).toBe("Crone");
    expect([crone?.state, hag?.state]).toEqual(["idle", "joined"]);
  },
};
