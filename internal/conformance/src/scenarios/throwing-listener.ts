import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const throwingListener: Scenario = {
  title: "a listener that throws disturbs neither the stream nor the other listeners",
  section: "7.4",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    const reported: unknown[] = [];
    his.on("error", ({ error, event }) => reported.push([event, (error as Error).message]));
    his.on("message", ({ body }) => {
      throw new Error(`cannot bear ${body}`);
    });
    const bodies: unknown[] = [];
    his.on("message", ({ body }) => bodies.push(body));

    const last = next(his, "message", ({ body }) => body === "two");
    await mine.send("one");
    await mine.send("two");
    await last;
    expect(bodies).toEqual(["one", "two"]);
    expect(reported).toEqual([
      ["message", "cannot bear one"],
      ["message", "cannot bear two"],
    ]);
    expect((await his.send("three")).body).toBe("three");
    expect(romeo.errors).toEqual([]);
  },
};
