import { expect } from "vitest";
import { breakStream } from "../break-stream.ts";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const rejoinAfterLostStream: Scenario = {
  title: "a room is joined again on another stream: what was said meanwhile comes once, and only what differs is told",
  section: "7.2",
  async run(world) {
    const { romeo, jid, hers, his } = await world.pair();
    const mercutio = await world.guest("mercutio");
    const arrival = next(his, "occupantJoin");
    const { room: third } = await mercutio.muc.join(jid, "Mercutio");
    await arrival;
    const bodies: unknown[] = [];
    his.on("message", ({ body }) => bodies.push(body));
    const before = next(his, "message", ({ body }) => body === "before");
    await his.send("mine");
    await hers.send("before");
    await before;
    await his.setPresence({ show: "away", status: "in Mantua" });

    const reconnect = await breakStream(romeo, "closed");
    expect([his.state, romeo.muc.joinedRooms.size, his.occupants.size]).toEqual(["suspended", 1, 3]);
    for (const body of ["one", "two", "one"]) await hers.send(body);
    await third.leave();
    const events = record(his, "exit", "occupantJoin", "occupantLeave", "rejoined", "rejoinFailed", "subject");
    const back = next(his, "rejoined");
    const seen = next(hers, "occupantJoin", ({ occupant }) => occupant.nick === "Romeo");
    await reconnect();
    const { history } = await back;
    expect((await seen).occupant).toMatchObject({ show: "away", status: "in Mantua" });
    await hers.send("after");
    await hers.send("last");
    if (!bodies.includes("last")) await next(his, "message", ({ body }) => body === "last");
    expect(bodies).toEqual(["mine", "before", "one", "two", "one", "after", "last"]);
    expect(history.map(({ body }) => body)).toEqual(["one", "two", "one"]);
    expect(events).toMatchObject([
      { event: "exit", value: { why: { kind: "disconnected" }, willRejoin: true } },
      { event: "occupantLeave", value: { occupant: { nick: "Mercutio" } } },
      { event: "rejoined", value: { self: { nick: "Romeo" } } },
    ]);
    expect([...his.occupants.keys()].sort()).toEqual(["Juliet", "Romeo"]);
  },
};
