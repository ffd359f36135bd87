import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomEvents } from "../index.ts";
import { JOIN, names, nextJoin, reconnect, refused } from "../test/away.ts";
import { answerInfo, joined, record, refuse } from "../test/stage.ts";
import { presence, presenceError, ROOM, selfPresence, subject } from "../test/wire.ts";

const NOW = new Date("2024-05-01T12:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

describe("an attempt that is refused", () => {
  it("is told, and made again after a wait that grows, until it succeeds", async () => {
    const at = await joined({ client: { rejoin: { minDelay: 1_000, maxDelay: 8_000 } } });
    const { entity, room } = at;
    const failures: RoomEvents["rejoinFailed"][] = [];
    room.on("rejoinFailed", (failure) => failures.push(failure));
    reconnect(at);
    for (let attempt = 1; attempt <= 6; attempt++) {
      const { id } = (await nextJoin(at)).attrs;
      entity.receive(presenceError("service-unavailable", "wait", { id }));
      const { nextIn = 0 } = failures.at(-1) ?? {};
      await vi.advanceTimersByTimeAsync(nextIn - 1);
      expect(entity.sent.join()).not.toContain(JOIN);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(failures.map(({ attempt, error }) => `${attempt} ${error.failure}`)).toEqual(
      [1, 2, 3, 4, 5, 6].map((attempt) => `${attempt} room-full`),
    );
    const waits = failures.map(({ nextIn = 0 }) => nextIn);
    for (const [at, limit] of [2_000, 4_000, 8_000, 8_000, 8_000, 8_000].entries()) {
      expect(waits[at]).toBeGreaterThanOrEqual(limit / 2);
      expect(waits[at]).toBeLessThanOrEqual(limit);
    }
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    expect(room.state).toBe("joined");
  });

  it("is the last one after as many as are allowed, and then the room is out", async () => {
    const at = await joined({ client: { rejoin: { attempts: 2 } } });
    const { entity, room, muc } = at;
    const heard = record(room);
    reconnect(at);
    entity.receive(presenceError("item-not-found", "cancel", { id: (await nextJoin(at)).attrs.id }));
    expect([room.state, muc.joinedRooms.size]).toEqual(["suspended", 1]);
    await vi.advanceTimersByTimeAsync(2_000);
    entity.receive(presenceError("item-not-found", "cancel", { id: (await nextJoin(at)).attrs.id }));
    expect(names(heard)).toEqual(["suspend", "exit", "rejoinFailed", "rejoinFailed"]);
    expect(heard.at(-1)?.[1]).toEqual({ room, attempt: 2, error: expect.objectContaining({ failure: "not-found" }) });
    expect([room.state, room.occupants.size, muc.joinedRooms.size]).toEqual(["idle", 0, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ["forbidden", "auth", "banned"],
    ["registration-required", "auth", "members-only"],
    ["not-authorized", "auth", "password-required"],
    ["gone", "cancel", "gone"],
    ["not-acceptable", "cancel", "reserved-nick-required"],
  ])("by %s is the last: somebody has decided so", async (condition, type, failure) => {
    const at = await joined();
    const heard = record(at.room, "rejoinFailed");
    reconnect(at);
    at.entity.receive(presenceError(condition, type, { id: (await nextJoin(at)).attrs.id }));
    expect(heard).toMatchObject([["rejoinFailed", { error: { failure }, attempt: 1 }]]);
    expect([heard[0]?.[1] && "nextIn" in heard[0][1], at.room.state]).toEqual([false, "idle"]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(at.entity.sent.join()).not.toContain(JOIN);
  });

  it("by silence is made again", async () => {
    const at = await joined();
    const heard = record(at.room, "rejoinFailed");
    reconnect(at);
    await nextJoin(at);
    await vi.advanceTimersByTimeAsync(30_001);
    expect(heard).toMatchObject([["rejoinFailed", { error: { failure: "timeout" }, attempt: 1 }]]);
    expect((await at.entity.nextSent("unavailable")).attrs.to).toBe(`${ROOM}/thirdwitch`);
    // What the room may still say to the first attempt is over when it answers a later question.
    at.entity.sent.length = 0;
    await vi.advanceTimersByTimeAsync(2_000);
    const question = await at.entity.nextSent("disco#info");
    expect(at.entity.sent).toEqual([]);
    answerInfo(at.entity, question, []);
    await nextJoin(at);
    expect(at.room.state).toBe("suspended");
  });

  it("by silence is not over while a call of join waits for it with more patience", async () => {
    const at = await joined();
    const heard = record(at.room, "rejoinFailed", "exit", "rejoined");
    const entered = new Promise((resolve, reject) => {
      at.room.once("exit", () => void at.room.join("thirdwitch", { timeout: 60_000 }).then(resolve, reject));
    });
    reconnect(at);
    await nextJoin(at);
    await vi.advanceTimersByTimeAsync(31_000);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect(await entered).toMatchObject({ self: { nick: "thirdwitch" } });
    expect(heard.map(([event]) => event)).toEqual(["exit", "rejoined"]);
  });

  it("leaves the other rooms alone", async () => {
    const at = await joined();
    const { entity, muc } = at;
    const other = muc.room("heath@chat.shakespeare.example");
    const entering = other.join("thirdwitch");
    const there = (text: string) => text.replaceAll(ROOM, other.jid);
    entity.receive(there(selfPresence("thirdwitch")));
    entity.receive(there(subject("")));
    await entering;
    reconnect(at);
    entity.receive(presenceError("forbidden", "auth", { id: (await nextJoin(at)).attrs.id }));
    entity.receive(there(selfPresence("thirdwitch")));
    entity.receive(there(subject("")));
    expect([at.room.state, other.state, [...muc.joinedRooms.keys()]]).toEqual(["idle", "joined", [other.jid]]);
  });

  it("because our old session has the nickname is made again with it, then as the program says", async () => {
    const nickConflict = vi.fn((nick: string, _attempt: number) => (nick === "thirdwitch" ? "hecate" : undefined));
    const at = await joined({ client: { rejoin: { nickConflict } }, others: [presence("firstwitch")] });
    const heard = record(at.room, "nickChange", "occupantLeave", "occupantJoin", "rejoined");
    const asked: unknown[] = [];
    reconnect(at);
    for (let attempt = 0; attempt < 4; attempt++) {
      asked.push((await refused(at, "conflict")).to);
    }
    await nextJoin(at);
    at.entity.receive(presence("firstwitch"));
    at.entity.receive(selfPresence("hecate", { affiliation: "member" }));
    at.entity.receive(subject("Fire burn"));
    expect(asked).toEqual(["thirdwitch", "thirdwitch", "hecate", "hecate"].map((nick) => `${ROOM}/${nick}`));
    expect(nickConflict.mock.calls).toEqual([
      ["thirdwitch", 2],
      ["hecate", 3],
      ["hecate", 4],
    ]);
    expect(heard).toMatchObject([
      ["nickChange", { before: { nick: "thirdwitch" }, after: { nick: "hecate" }, isSelf: true }],
      ["rejoined", { self: { nick: "hecate" } }],
    ]);
  });

  it("for another reason is no conflict: the program is not asked for another nickname", async () => {
    const nickConflict = vi.fn(() => "hecate");
    const at = await joined({ client: { rejoin: { nickConflict } } });
    reconnect(at);
    for (const condition of ["conflict", "x-trouble", "x-trouble"]) await refused(at, condition);
    expect((await nextJoin(at)).attrs.to).toBe(`${ROOM}/thirdwitch`);
    expect(nickConflict).not.toHaveBeenCalled();
  });

  it("while our ghost sits there under the old nickname, he and we are two", async () => {
    const at = await joined({ client: { rejoin: { nickConflict: () => "hecate" } } });
    const heard = record(at.room, "nickChange", "occupantLeave", "occupantJoin");
    reconnect(at);
    for (let attempt = 0; attempt < 2; attempt++) {
      await refused(at, "conflict");
    }
    await nextJoin(at);
    at.entity.receive(presence("thirdwitch", { affiliation: "member" }));
    at.entity.receive(selfPresence("hecate"));
    at.entity.receive(subject("Fire burn"));
    expect(heard).toMatchObject([["occupantJoin", { occupant: { nick: "hecate" } }]]);
    expect([...at.room.occupants.keys()]).toEqual(["thirdwitch", "hecate"]);
  });

  it.each(["", "a\u0000b", "x".repeat(1_024)])(
    "a nickname that cannot be sent (%j) is reported and not used",
    async (bad) => {
      const at = await joined({ client: { rejoin: { nickConflict: () => bad } } });
      const errors = vi.fn();
      at.muc.on("error", errors);
      reconnect(at);
      for (let attempt = 0; attempt < 2; attempt++) {
        await refused(at, "conflict");
      }
      expect((await nextJoin(at)).attrs.to).toBe(`${ROOM}/thirdwitch`);
      expect(errors).toHaveBeenCalledOnce();
      expect(errors).toHaveBeenCalledWith(expect.objectContaining({ event: "rejoinFailed" }));
    },
  );
});

describe("a room that is kept when empty", () => {
  const kept = async () => {
    const at = await joined({ features: ["muc_persistent"] });
    reconnect(at);
    return { at, info: await at.entity.nextSent("disco#info") };
  };

  it("is asked for before it is joined again, and not made anew", async () => {
    const { at, info } = await kept();
    const heard = record(at.room, "rejoinFailed");
    const error = "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
    at.entity.receive(`<iq type='error' id='${info.attrs.id}' from='${ROOM}'>${error}</iq>`);
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toMatchObject([["rejoinFailed", { error: { failure: "not-found" } }]]);
    expect([at.room.state, at.entity.sent]).toEqual(["idle", []]);
  });

  it("so is one that was joined only because it was there", async () => {
    const at = await joined();
    const again = at.room.join("thirdwitch", { create: false });
    await nextJoin(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    at.entity.receive(subject("Fire burn"));
    await again;
    const heard = record(at.room, "rejoinFailed");
    reconnect(at);
    refuse(at.entity, await at.entity.nextSent("disco#info"), "item-not-found");
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toMatchObject([["rejoinFailed", { error: { failure: "not-found" } }]]);
    expect([at.room.state, at.entity.sent]).toEqual(["idle", []]);
  });

  it("is joined when it is there", async () => {
    const { at, info } = await kept();
    expect(at.entity.sent).toEqual([]);
    answerInfo(at.entity, info, ["muc_persistent"]);
    await vi.advanceTimersByTimeAsync(0);
    await nextJoin(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect(at.room.state).toBe("joined");
  });
});
