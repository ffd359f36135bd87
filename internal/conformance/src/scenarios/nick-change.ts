import { StanzaError } from "@xeps/xep-0030";
import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const nickChange: Scenario = {
  title: "a change of nickname is one event for who makes it and who sees it, and a refused one changes nothing",
  section: "7.6",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");
    const arrival = next(mine, "occupantJoin");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    await arrival;
    const seen = record(mine, "occupantJoin", "occupantLeave", "occupantChange", "nickChange");
    const own = record(his, "occupantJoin", "occupantLeave", "occupantChange", "nickChange", "exit");

    const witnessed = next(mine, "nickChange");
    const self = await his.setNick("Montague");
    expect(self).toMatchObject({ nick: "Montague", role: "participant" });
    expect(his.occupantJid).toBe(`${jid}/Montague`);
    expect(own.map(({ event }) => event)).toEqual(["nickChange"]);
    expect(own[0]?.value).toMatchObject({ isSelf: true, before: { nick: "Romeo" }, after: { nick: "Montague" } });
    expect(await witnessed).toMatchObject({ isSelf: false, before: { nick: "Romeo" }, after: { nick: "Montague" } });
    expect([...mine.occupants.keys()].sort()).toEqual(["Juliet", "Montague"]);

    const refused: unknown = await his.setNick("Juliet").catch((error) => error);
    expect(refused).toBeInstanceOf(StanzaError);
    expect(refused).toMatchObject({ condition: "conflict" });
    expect(his.self?.nick).toBe("Montague");

    const words = next(mine, "message");
    await his.send("still here");
    expect(await words).toMatchObject({ nick: "Montague", body: "still here" });
    expect(seen.map(({ event }) => event)).toEqual(["nickChange"]);
  },
};
