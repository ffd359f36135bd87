import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomEvents } from "../index.ts";
import { JOIN, names, nextJoin, reconnect } from "../test/away.ts";
import { joined, record } from "../test/stage.ts";
import { presence, presenceError, ROOM, selfPresence, subject } from "../test/wire.ts";

const NOW = new Date("2024-05-01T12:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

describe("after a removal", () => {
  it("by the service we come back after a wait, ever less often when it goes on", async () => {
    const at = await joined();
    const { entity, room } = at;
    const heard = record(room, "exit", "rejoined", "occupantLeave");
    let last = 0;
    for (let round = 0; round < 5; round++) {
      entity.sent.length = 0;
      entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [333, 307] }));
      expect(room.state).toBe("suspended");
      const before = Date.now();
      for (let step = 0; step < 600 && !entity.sent.join().includes(JOIN); step++) {
        await vi.advanceTimersByTimeAsync(100);
      }
      expect(Date.now() - before).toBeGreaterThanOrEqual(Math.min(last, 30_000) / 2);
      last = Date.now() - before;
      entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
      entity.receive(subject("Fire burn"));
    }
    expect(last).toBeGreaterThan(5_000);
    expect(names(heard)).toEqual(Array.from({ length: 5 }, () => ["exit", "rejoined"]).flat());
  });

  it("by people in the middle of the return it is over", async () => {
    const at = await joined();
    const heard = record(at.room);
    reconnect(at);
    await nextJoin(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [301], affiliation: "outcast" }));
    expect(names(heard)).toEqual(["suspend", "exit", "rejoinFailed"]);
    expect(heard[2]?.[1]).toMatchObject({ error: { failure: "removed", why: { kind: "banned" } }, attempt: 1 });
    expect([at.room.state, at.room.occupants.size]).toEqual(["idle", 0]);
  });

  it("without a code but with a text, as ejabberd does it for an error, we come back", async () => {
    const { entity, room } = await joined();
    entity.receive(presence("thirdwitch", { type: "unavailable", extra: "<status>sent an error message</status>" }));
    expect(room.state).toBe("suspended");
  });

  it.each([
    ["a text, where somebody did it", "<actor nick='hecate'/>"],
    ["a text, where somebody gave a reason", "<reason>Avaunt</reason>"],
  ])("without a code but with %s, we stay out", async (_, item) => {
    const { entity, room } = await joined();
    const acted = `<item affiliation='none' role='none'>${item}</item>`;
    const extra = "<status>removed</status>";
    entity.receive(presence("thirdwitch", { type: "unavailable", user: acted, extra }));
    expect(room.state).toBe("idle");
  });
});

describe("the program decides", () => {
  it("leave while we wait to come back ends it, without a second exit", async () => {
    const at = await joined();
    const heard = record(at.room);
    reconnect(at);
    at.entity.receive(presenceError("conflict", "cancel", { id: (await nextJoin(at)).attrs.id }));
    at.entity.sent.length = 0;
    await at.room.leave();
    await vi.advanceTimersByTimeAsync(600_000);
    expect([at.room.state, names(heard), at.entity.sent]).toEqual(["idle", ["suspend", "exit", "rejoinFailed"], []]);
  });

  it.each(["suspend", "exit", "rejoinFailed"] as const)("leave in a listener of %s ends it", async (event) => {
    const at = await joined();
    at.room.on(event, () => at.room.leave());
    const errors = vi.fn();
    at.room.on("error", errors);
    reconnect(at);
    if (event === "rejoinFailed")
      at.entity.receive(presenceError("conflict", "cancel", { id: (await nextJoin(at)).attrs.id }));
    await vi.advanceTimersByTimeAsync(600_000);
    expect([at.room.state, at.muc.joinedRooms.size, errors.mock.calls]).toEqual(["idle", 0, []]);
    expect(at.entity.sent.join()).not.toContain(JOIN);
  });

  it("leave while the presence of the return is out is told to the room", async () => {
    const at = await joined();
    reconnect(at);
    await nextJoin(at);
    const left = at.room.leave();
    await at.entity.nextSent("unavailable");
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    expect([at.room.state, at.muc.joinedRooms.size]).toEqual(["idle", 0]);
  });

  it("join while we wait is the next attempt, at once; what it changes holds from then on", async () => {
    const at = await joined();
    reconnect(at);
    at.entity.receive(presenceError("not-authorized", "wait", { id: (await nextJoin(at)).attrs.id }));
    expect(at.room.state).toBe("idle");
    const other = await joined();
    reconnect(other);
    other.entity.receive(presenceError("conflict", "cancel", { id: (await nextJoin(other)).attrs.id }));
    const heard = record(other.room, "joined", "rejoined");
    const result = other.room.join("thirdwitch", { password: "new" });
    const sent = (await nextJoin(other)).toString();
    expect(sent).toContain('<history since="2024-05-01T11:50:00.000Z"/>');
    expect(sent).toContain("<password>new</password>");
    other.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    other.entity.receive(subject("Fire burn"));
    expect(await result).toMatchObject({ self: { nick: "thirdwitch" } });
    expect(names(heard)).toEqual(["rejoined"]);
    reconnect(other);
    expect((await nextJoin(other)).toString()).toContain("<password>new</password>");
  });

  it("join that fails while we wait leaves the plan as it was", async () => {
    const at = await joined();
    reconnect(at);
    at.entity.receive(presenceError("conflict", "cancel", { id: (await nextJoin(at)).attrs.id }));
    const heard = record(at.room, "rejoinFailed");
    const result = at.room.join("firstwitch");
    at.entity.receive(presenceError("conflict", "cancel", { id: (await nextJoin(at)).attrs.id }));
    await expect(result).rejects.toMatchObject({ failure: "nick-conflict" });
    expect(heard).toMatchObject([["rejoinFailed", { attempt: 2, nextIn: expect.any(Number) }]]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await nextJoin(at)).attrs.to).toBe(`${ROOM}/thirdwitch`);
  });

  it("join while the attempt is under way shares it", async () => {
    const at = await joined();
    reconnect(at);
    await nextJoin(at);
    const shared = at.room.join("thirdwitch");
    await expect(at.room.join("hecate")).rejects.toMatchObject({ failure: "busy" });
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await shared).room).toBe(at.room);
  });

  it("dispose while we wait leaves nothing behind", async () => {
    const at = await joined();
    reconnect(at);
    at.entity.receive(presenceError("conflict", "cancel", { id: (await nextJoin(at)).attrs.id }));
    await at.muc.dispose();
    expect([at.room.state, vi.getTimerCount()]).toEqual(["idle", 0]);
  });

  it("verbs while we are away send nothing", async () => {
    const at = await joined();
    at.entity.disconnect();
    for (const call of [at.room.send("x"), at.room.setNick("y"), at.room.setSubject("z"), at.room.ping()])
      await expect(call).rejects.toMatchObject({ name: "DisconnectedError", sent: "no" });
  });
});

describe("a stream that is lost again while we wait", () => {
  it("begins anew with the next one", async () => {
    const at = await joined();
    const failures: RoomEvents["rejoinFailed"][] = [];
    at.room.on("rejoinFailed", (failure) => failures.push(failure));
    for (let round = 0; round < 3; round++) {
      reconnect(at);
      at.entity.receive(presenceError("conflict", "cancel", { id: (await nextJoin(at)).attrs.id }));
    }
    at.entity.disconnect();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(at.entity.sent.join()).not.toContain(JOIN);
    at.entity.goOnline();
    await nextJoin(at);
    expect(failures.map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
  });

  it("and resumed goes on where it was", async () => {
    const at = await joined({ resumable: true });
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [332] }));
    at.entity.disconnect();
    await vi.advanceTimersByTimeAsync(600_000);
    at.entity.sent.length = 0;
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(0);
    await nextJoin(at);
    expect(at.room.state).toBe("suspended");
  });
});
