import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const repeatedPresence: Scenario = {
  title: "a presence that comes twice is one event, and so is an exit",
  section: "7.2.2, 7.14",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guestBehindFaults("romeo")]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    const events = record(his, "occupantJoin", "occupantChange", "occupantLeave", "exit");
    for (let stanza = 1; stanza <= 20; stanza++) romeo.proxy.latest.toClient.after({ stanzas: stanza }, "duplicate");

    const mercutio = await world.guest("mercutio");
    const gone = next(his, "occupantLeave");
    await mercutio.muc.join(jid, "Mercutio");
    await mercutio.muc.room(jid).leave();
    await gone;
    await hers.send("all of it is over");
    await his.leave();
    expect(events.map(({ event }) => event)).toEqual(["occupantJoin", "occupantLeave", "exit"]);
    expect(his.state).toBe("idle");
  },
};
