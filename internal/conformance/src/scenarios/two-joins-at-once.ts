import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const twoJoinsAtOnce: Scenario = {
  title: "two joins of one room at once share one presence, and a third with another nickname is refused as busy",
  section: "7.2",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    await juliet.muc.join(jid, "Juliet");
    let presences = 0;
    romeo.entity.on("send", ({ name, attrs }) => {
      if (name === "presence" && attrs.to.startsWith(`${jid}/`)) presences++;
    });

    const room = romeo.muc.room(jid);
    const joins = [room.join("Romeo"), room.join("Romeo"), romeo.muc.join(jid, "Romeo")];
    await expect(room.join("Montague")).rejects.toMatchObject({ name: "JoinError", failure: "busy" });
    const results = await Promise.all(joins);
    expect(results.map(({ self }) => self.nick)).toEqual(["Romeo", "Romeo", "Romeo"]);
    expect(presences).toBe(1);
    expect(room.state).toBe("joined");
  },
};
