import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const nicknameRewritten: Scenario = {
  title: "our nickname is the one that the service gives us, when we enter and when we change it",
  section: "7.2.2, 7.6, 17.1",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");

    // Resourceprep (RFC 3920 appendix B) makes full width letters ordinary ones, and no service says 210 for that.
    const entered = await romeo.muc.join(jid, "Ｒｏｍｅｏ");
    expect(entered.self.nick).toBe("Romeo");
    expect(entered.nickAssigned).toBe(true);
    expect(entered.room.occupantJid).toBe(`${jid}/Romeo`);
    expect((await entered.room.send("who am I?")).isOwn).toBe(true);

    const witnessed = next(mine, "nickChange");
    const self = await entered.room.setNick("Ｍｏｎｔａｇｕｅ");
    expect(self.nick).toBe("Montague");
    expect((await witnessed).after.nick).toBe("Montague");
    expect([...entered.room.occupants.keys()].sort()).toEqual(["Juliet", "Montague"]);
  },
};
