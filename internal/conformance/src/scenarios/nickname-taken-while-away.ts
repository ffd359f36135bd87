import { expect } from "vitest";
import { breakStream } from "../break-stream.ts";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const nicknameTakenWhileAway: Scenario = {
  title: "who finds his nickname taken tries it once more, then the one that the program names",
  section: "7.2.8",
  async run(world) {
    const asked: unknown[] = [];
    const nickConflict = (nick: string, attempt: number) => {
      asked.push([nick, attempt]);
      return "Montague";
    };
    const juliet = await world.guest("juliet");
    const romeo = await world.guest("romeo", { rejoin: { minDelay: 50, maxDelay: 100, nickConflict } });
    const mercutio = await world.guest("mercutio");
    const jid = world.roomJid();
    await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    const gone = next(juliet.muc, "occupantLeave");
    const reconnect = await breakStream(romeo, "closed");
    await gone;
    await mercutio.muc.join(jid, "Romeo");
    const failures = record(his, "rejoinFailed");
    const back = next(his, "rejoined");
    await reconnect();
    expect((await back).self.nick).toBe("Montague");
    expect(asked).toEqual([["Romeo", 2]]);
    expect(failures).toMatchObject([
      { value: { error: { failure: "nick-conflict" }, attempt: 1 } },
      { value: { error: { failure: "nick-conflict" }, attempt: 2 } },
    ]);
    expect([...his.occupants.keys()].sort()).toEqual(["Juliet", "Montague", "Romeo"]);
  },
};
