import { afterEach, describe, expect, it, vi } from "vitest";
import { joined, joining, record, stage } from "../test/stage.ts";
import { presence, presenceError, ROOM, selfPresence, subject } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

describe("leave", () => {
  it("MU-33: sends one unavailable presence with the status and resolves at the confirmation, after the exit", async () => {
    const { entity, room, muc } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    const left = Promise.all([room.leave({ status: "good & night" }), room.leave()]);
    expect(room.state).toBe("leaving");
    expect((await entity.nextSent("unavailable")).toString()).toContain("<status>good &amp; night</status>");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    expect(heard).toEqual([["exit", { room, why: { kind: "left" }, willRejoin: false }]]);
    expect([entity.sent, room.state, room.occupants.size, room.self, room.subject, muc.joinedRooms.size]).toEqual([
      [],
      "idle",
      0,
      undefined,
      undefined,
      0,
    ]);
  });

  it("is not confirmed by an error, whatever it is about", async () => {
    const { entity, room } = await joined();
    const left = room.leave();
    const { id } = (await entity.nextSent("unavailable")).attrs;
    for (const condition of ["conflict", "forbidden"]) entity.receive(presenceError(condition, "cancel", { id }));
    expect(room.state).toBe("leaving");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    expect(room.state).toBe("idle");
  });

  it("resolves at once, without traffic, where we are not", async () => {
    const { entity, room } = stage();
    await room.leave();
    expect(entity.sent).toEqual([]);
  });

  it("rejects when the room does not confirm, and counts as done all the same", async () => {
    vi.useFakeTimers();
    const { room } = await joined();
    const heard = record(room);
    const left = expect(room.leave({ timeout: 500 })).rejects.toMatchObject({ name: "TimeoutError" });
    await vi.advanceTimersByTimeAsync(501);
    await left;
    expect([room.state, heard.length]).toEqual(["idle", 1]);
    expect(heard).toMatchObject([["exit", { why: { kind: "left" } }]]);
  });

  it("called twice is waited for as long as each call says", async () => {
    vi.useFakeTimers();
    const { room } = await joined();
    const heard = record(room);
    const patient = expect(room.leave({ timeout: 1_000 })).rejects.toMatchObject({ name: "TimeoutError" });
    const hasty = expect(room.leave({ timeout: 100 })).rejects.toMatchObject({ name: "TimeoutError" });
    await vi.advanceTimersByTimeAsync(100);
    await hasty;
    expect([room.state, heard]).toEqual(["leaving", []]);
    await vi.advanceTimersByTimeAsync(900);
    await patient;
    expect([room.state, heard.map(([event]) => event)]).toEqual(["idle", ["exit"]]);
  });

  it("that nobody waits for any more is done", async () => {
    const { entity, room, muc } = await joined();
    const heard = record(room);
    const given = new AbortController();
    const left = room.leave({ signal: given.signal, timeout: Number.POSITIVE_INFINITY });
    await entity.nextSent("unavailable");
    given.abort(new Error("enough"));
    await expect(left).rejects.toThrow("enough");
    expect([room.state, muc.joinedRooms.size, heard.map(([event]) => event)]).toEqual(["idle", 0, ["exit"]]);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect(heard).toHaveLength(1);
  });

  it("is confirmed by the end of the stream, and nobody comes back from it", async () => {
    for (const client of [{}, { rejoin: false }] as const) {
      const { entity, room, muc } = await joined({ client });
      const heard = record(room);
      const left = room.leave();
      await entity.nextSent("unavailable");
      entity.disconnect();
      await left;
      expect(heard).toEqual([["exit", { room, why: { kind: "left" }, willRejoin: false }]]);
      entity.sent.length = 0;
      entity.goOnline();
      await Promise.resolve();
      expect([room.state, muc.joinedRooms.size, entity.sent]).toEqual(["idle", 0, []]);
    }
  });

  it("is done at once when the stream is gone", async () => {
    const { entity, room } = await joined({ resumable: true });
    const heard = record(room);
    entity.disconnect();
    expect(room.state).toBe("suspended");
    await room.leave();
    expect([room.state, heard.map(([event]) => event)]).toEqual(["idle", ["suspend", "exit"]]);
  });

  it("is followed by a join only after the confirmation", async () => {
    const { entity, room } = await joined();
    const left = room.leave();
    await entity.nextSent("unavailable");
    const back = room.join("thirdwitch");
    entity.receive(presence("firstwitch"));
    expect(entity.sent).toEqual([]);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    expect((await back).occupants).toHaveLength(1);
  });

  it("rejects what waits", async () => {
    const { entity, room } = await joined();
    const sent = room.send("late");
    const left = room.leave();
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    await expect(sent).rejects.toMatchObject({ name: "RoomError", why: { kind: "left" } });
  });
});

describe("the loss of a stream that may be resumed", () => {
  it("is told of a room that we are in, and of no other", async () => {
    const { entity, room, muc } = await joined({ resumable: true });
    const [entering, leaving] = [muc.room("heath@chat.shakespeare.example"), room];
    const heard = record(muc, "suspend", "exit");
    entering.join("thirdwitch").catch(() => {});
    entity.disconnect();
    expect(heard).toEqual([["suspend", { room }]]);
    entity.resume();
    await Promise.resolve();
    leaving.leave().catch(() => {});
    entity.disconnect();
    expect(heard).toHaveLength(1);
  });
});

describe("every way out is one exit with its reason", () => {
  it.each([
    [
      "kicked",
      {
        codes: [307],
        item: "<actor nick='Fluellen' jid='fluellen@shakespeare.example'/><reason>Avaunt, you cullion!</reason>",
      },
      {
        kind: "kicked",
        actor: { nick: "Fluellen", jid: "fluellen@shakespeare.example" },
        reason: "Avaunt, you cullion!",
      },
    ],
    ["banned", { codes: [301] }, { kind: "banned" }],
    ["by a lost affiliation", { codes: [321] }, { kind: "affiliation-lost" }],
    ["by members-only", { codes: [322] }, { kind: "members-only" }],
    ["by shutdown", { codes: [332] }, { kind: "service-shutdown" }],
    [
      "by an error, 307 beside 333",
      { codes: [307, 333], extra: "<status>Kicked: timeout</status>" },
      { kind: "technical-problem", text: "Kicked: timeout" },
    ],
    ["without a word", {}, { kind: "unknown" }],
    [
      "by destruction",
      { user: "<destroy jid='heath@x.example'><password>p</password><reason>Macbeth doth come.</reason></destroy>" },
      { kind: "destroyed", destroy: { jid: "heath@x.example", password: "p", reason: "Macbeth doth come." } },
    ],
  ])("%s", async (_, parts, why) => {
    for (const show of [selfPresence, presence]) {
      const { entity, room, muc } = await joined({ others: [presence("firstwitch")] });
      const heard = record(room);
      entity.receive(show("thirdwitch", { ...parts, type: "unavailable" }));
      entity.receive(show("thirdwitch", { ...parts, type: "unavailable" }));
      const willRejoin = ["service-shutdown", "technical-problem"].includes(why.kind);
      expect(heard).toEqual([["exit", { room, why, willRejoin }]]);
      expect([room.state, room.occupants.size, muc.joinedRooms.size]).toEqual(
        willRejoin ? ["suspended", 2, 1] : ["idle", 0, 0],
      );
      await muc.dispose();
      expect([room.state, room.occupants.size, heard.length]).toEqual(["idle", 0, 1]);
    }
  });

  it("a shutdown where rooms are not joined again", async () => {
    const { entity, room } = await joined({ client: { rejoin: false } });
    const heard = record(room, "presence", "exit");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [332] }));
    expect(heard).toMatchObject([
      ["presence", { room, occupant: { nick: "thirdwitch" }, stanza: { attrs: { type: "unavailable" } } }],
      ["exit", { room, why: { kind: "service-shutdown" }, willRejoin: false }],
    ]);
    expect(room.state).toBe("idle");
  });

  it("a shutdown in the middle of the first join: it rejects, and that is all", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [332] }));
    await expect(result).rejects.toMatchObject({ failure: "removed", why: { kind: "service-shutdown" } });
    expect([at.room.state, vi.getTimerCount()]).toEqual(["idle", 0]);
  });

  it("disconnected, at once where rooms are not joined again", async () => {
    const { entity, room } = await joined({ client: { rejoin: false } });
    const heard = record(room);
    entity.disconnect();
    expect(heard).toEqual([["exit", { room, why: { kind: "disconnected" }, willRejoin: false }]]);
    entity.goOnline();
    expect(room.state).toBe("idle");
  });

  it("disconnected, when the program has stopped the entity", async () => {
    const { entity, room, muc } = await joined();
    const heard = record(room);
    entity.disconnect();
    expect([room.state, heard.map(([event]) => event)]).toEqual(["suspended", ["suspend"]]);
    entity.stop();
    expect(heard.slice(1)).toEqual([["exit", { room, why: { kind: "disconnected" }, willRejoin: false }]]);
    expect([room.state, room.occupants.size, muc.joinedRooms.size]).toEqual(["idle", 0, 0]);
  });

  it("suspended first, when the stream may be resumed and is not", async () => {
    const others = [presence("firstwitch")];
    const { entity, room, muc } = await joined({ resumable: true, others, client: { rejoin: false } });
    const heard = record(room);
    entity.disconnect();
    expect([room.state, room.occupants.size, muc.joinedRooms.size]).toEqual(["suspended", 2, 1]);
    entity.goOnline();
    expect(heard.map(([event]) => event)).toEqual(["suspend", "exit"]);
    expect([room.state, muc.joinedRooms.size]).toEqual(["idle", 0]);
  });

  it("is none when the stream is resumed", async () => {
    const { entity, room, muc } = await joined({ resumable: true });
    const heard = record(room);
    entity.disconnect();
    entity.resume();
    await vi.waitFor(() => expect(room.state).toBe("joined"));
    expect(heard).toEqual([
      ["suspend", { room }],
      ["resume", { room }],
    ]);
    expect((await entity.nextSent("urn:xmpp:ping")).attrs.to).toBe(`${ROOM}/thirdwitch`);
    expect([entity.sent, muc.joinedRooms.get(ROOM)]).toEqual([[], room]);
  });
});
