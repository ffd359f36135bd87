import { expect } from "vitest";
import { breakStream } from "../break-stream.ts";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const refusedResumption: Scenario = {
  title: "when the server does not resume the stream, the room is joined again beside the old session",
  section: "XEP-0198 §5",
  needs: "stream-management",
  async run(world) {
    const { romeo, hers, his } = await world.pair();
    const bodies: unknown[] = [];
    his.on("message", ({ body }) => bodies.push(body));
    const before = next(his, "message");
    await hers.send("before");
    await before;
    const reconnect = await breakStream(romeo, "refused");
    const pending = expect(his.send("lost")).rejects.toMatchObject({ name: "DisconnectedError", sent: "no" });
    await hers.send("meanwhile");
    const events = record(his, "exit", "rejoined", "rejoinFailed");
    const back = next(his, "rejoined");
    await reconnect();
    await back;
    await pending;
    await his.send("after");
    expect(bodies).toEqual(["before", "meanwhile", "after"]);
    expect(events.map(({ event }) => event)).toEqual(["exit", "rejoined"]);
    expect([his.state, his.self?.nick]).toEqual(["joined", "Romeo"]);
  },
};
