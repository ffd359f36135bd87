import { createDisco } from "@xeps/xep-0030";
import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const resumedStream: Scenario = {
  title: "after a cut and a resumption nothing is sent to us again that we had: our answers are counted as stanzas are",
  section: "XEP-0198 §5",
  needs: "stream-management",
  async run(world) {
    const { romeo, hers, his } = await world.pair();
    const bodies: unknown[] = [];
    his.on("message", ({ body }) => bodies.push(body));
    const events = record(his, "resume", "exit", "occupantJoin", "occupantLeave", "joined");
    const disco = createDisco(romeo.entity);
    const tenth = next(his, "message", ({ body }) => body === "10");
    for (let count = 1; count <= 10; count++) {
      await Promise.all([disco.getInfo(world.server.conference), hers.send(String(count))]);
    }
    await tenth;
    const suspended = next(his, "suspend");
    const resumed = next(his, "resume");
    const before = romeo.received.length;
    romeo.entity.reconnect.delay = 50;
    (romeo.entity.socket as { destroy(): void } | null)?.destroy();
    await suspended;
    expect(his.state).toBe("suspended");
    await resumed;
    const last = next(his, "message", ({ body }) => body === "last");
    await hers.send("last");
    await last;
    expect(his.state).toBe("joined");
    expect(bodies).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "last"]);
    expect(events.map(({ event }) => event)).toEqual(["resume"]);
    const again = romeo.received.slice(before).filter(({ name }) => name !== "presence");
    // the answer to the one self-ping, the message that came after, and nothing of before
    expect(again.filter(({ name }) => name === "message")).toHaveLength(1);
    expect(again.filter(({ name }) => name === "iq").length).toBeLessThanOrEqual(2);
  },
};
