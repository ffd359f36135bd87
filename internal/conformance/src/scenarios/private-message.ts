import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const privateMessage: Scenario = {
  title: "a private message reaches its occupant alone, and to nobody it comes back as an error",
  section: "7.5",
  async run(world) {
    const [juliet, romeo, nurse] = await Promise.all([
      world.guest("juliet"),
      world.guest("romeo"),
      world.guest("nurse"),
    ]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    const { room: hers } = await nurse.muc.join(jid, "Nurse");
    const overheard = record(hers, "privateMessage");

    const arrival = next(his, "privateMessage");
    await mine.sendPrivate("Romeo", "by the orchard wall");
    const message = await arrival;
    expect(message).toMatchObject({ nick: "Juliet", body: "by the orchard wall", isHistory: false, isOwn: false });

    const answer = next(mine, "privateMessage");
    await his.sendPrivate("Juliet", { body: "at nine", thread: "t2" });
    expect(await answer).toMatchObject({ nick: "Romeo", body: "at nine", thread: "t2" });

    const bounce = next(mine, "messageError");
    await mine.sendPrivate("Tybalt", { id: "pm-3", body: "art thou there?" });
    expect(await bounce).toMatchObject({ id: "pm-3", error: { name: "StanzaError", condition: "item-not-found" } });
    expect(mine.state).toBe("joined");

    const everybody = next(hers, "message");
    await mine.send("to all");
    expect(await everybody).toMatchObject({ body: "to all" });
    expect(overheard).toEqual([]);
  },
};
