import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const roomExistsAlready: Scenario = {
  title: "who wants to create a room that is there is told so, and is not in it",
  section: "10.1",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: hers } = await juliet.muc.join(jid, "Juliet");
    const exits: unknown[] = [];
    romeo.muc.on("exit", (event) => exits.push(event));
    await expect(romeo.muc.create(jid, "Romeo")).rejects.toMatchObject({ name: "JoinError", failure: "exists" });
    expect(romeo.muc.joinedRooms.size).toBe(0);
    expect(romeo.muc.room(jid).state).toBe("idle");
    const words = next(hers, "message");
    await hers.send("alone again");
    await words;
    expect([...hers.occupants.keys()]).toEqual(["Juliet"]);
    expect(exits).toEqual([]);
  },
};
