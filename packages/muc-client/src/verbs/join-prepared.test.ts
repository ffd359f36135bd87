import { nextTurn } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, answerInfo, joined, joining, record, refuse, stage } from "../test/stage.ts";
import { presence, presenceError, ROOM, selfPresence, subject } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

describe("before its presence is sent, a join", () => {
  it("that shall not create ends by leave, while it asks whether the room is there", async () => {
    const { entity, room } = stage();
    const result = room.join("thirdwitch", { create: false });
    const ask = await entity.nextSent("disco#info");
    expect(room.state).toBe("joining");
    await room.leave();
    await expect(result).rejects.toMatchObject({ failure: "left" });
    answerInfo(entity, ask, []);
    expect([room.state, entity.sent]).toEqual(["idle", []]);
  });

  it("ends by its signal, and enters nothing afterwards", async () => {
    const { entity, room } = stage();
    const given = new AbortController();
    const result = room.join("thirdwitch", { create: false, signal: given.signal });
    await entity.nextSent("disco#info");
    given.abort(new Error("never mind"));
    await expect(result).rejects.toThrow("never mind");
    expect(entity.sent).toEqual([]);
  });

  it("that waits until an earlier stay is over ends by another leave", async () => {
    const { entity, room } = await joined();
    const left = room.leave();
    const result = room.join("thirdwitch");
    const again = room.leave();
    await expect(result).rejects.toMatchObject({ failure: "left" });
    await entity.nextSent("unavailable");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await Promise.all([left, again]);
    expect([room.state, entity.sent]).toEqual(["idle", []]);
  });

  it("makes others wait for the same answer, and all enter together", async () => {
    const { entity, room } = stage();
    const calls = [1, 2].map(() => room.join("thirdwitch", { create: false }));
    for (const _ of calls) answerInfo(entity, await entity.nextSent("disco#info"), []);
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    const [first, second] = await Promise.all(calls);
    expect(first?.self).toBe(second?.self);
    expect(entity.sent.filter((xml) => xml.startsWith("<presence"))).toEqual([]);
  });
});

describe("before its presence is sent, and where rooms are joined again, a join outlives its stream", () => {
  it("and asks anew on the next one whether the room is there", async () => {
    vi.useFakeTimers();
    const { entity, room } = stage();
    const result = room.join("thirdwitch", { create: false, timeout: 100 });
    await entity.nextSent("disco#info");
    entity.disconnect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([room.state, entity.sent]).toEqual(["joining", []]);
    entity.goOnline();
    answerInfo(entity, await entity.nextSent("disco#info"), []);
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("that waits for the end of an earlier stay", async () => {
    const { entity, room } = await joined();
    const left = room.leave();
    const result = room.join("thirdwitch");
    await entity.nextSent("unavailable");
    entity.disconnect();
    await left;
    entity.goOnline();
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("and goes on when the stream is resumed, where its answer may still come", async () => {
    const { entity, room } = stage({ resumable: true });
    const result = room.join("thirdwitch", { create: false });
    const ask = await entity.nextSent("disco#info");
    entity.disconnect();
    entity.resume();
    refuse(entity, ask, "item-not-found");
    await expect(result).rejects.toMatchObject({ failure: "not-found" });
  });

  it("but not a socket that takes nothing", async () => {
    const { entity, room } = stage();
    entity.send = () => Promise.reject(new Error("no socket"));
    await expect(room.join("thirdwitch", { create: false })).rejects.toMatchObject({ failure: "disconnected" });
  });

  it("until there is none any more, its signal, or leave ends it", async () => {
    const { entity, room } = stage();
    const given = new AbortController();
    const calls = [
      { options: {}, end: () => entity.emit("offline"), error: { failure: "disconnected" } },
      { options: { signal: given.signal }, end: () => given.abort(new Error("enough")), error: { message: "enough" } },
      { options: {}, end: () => room.leave(), error: { failure: "left" } },
    ];
    for (const { options, end, error } of calls) {
      entity.goOnline();
      const result = room.join("thirdwitch", { create: false, ...options });
      const rejected = expect(result).rejects.toMatchObject(error);
      await entity.nextSent("disco#info");
      entity.disconnect();
      await nextTurn();
      await end();
      await rejected;
      expect(room.state).toBe("idle");
    }
    await expect(room.join("thirdwitch", { create: false })).rejects.toMatchObject({ failure: "disconnected" });
    entity.goOnline();
    await nextTurn();
    expect(entity.sent).toEqual([]);
  });
});

describe("silence", () => {
  it("once we are in is none of a room without a subject, but of one that does not say whether it opens", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at, "thirdwitch", { timeout: 100, subjectTimeout: 1_000 });
    await vi.advanceTimersByTimeAsync(99);
    at.entity.receive(selfPresence("thirdwitch"));
    await vi.advanceTimersByTimeAsync(999);
    expect(at.room.state).toBe("joining");
    await vi.advanceTimersByTimeAsync(1);
    expect((await result).self.nick).toBe("thirdwitch");

    const locked = stage();
    const { result: never } = await joining(locked, "thirdwitch", { timeout: 100 });
    const silence = expect(never).rejects.toMatchObject({ failure: "timeout" });
    locked.entity.receive(selfPresence("thirdwitch", { codes: [201], affiliation: "owner", role: "moderator" }));
    await vi.advanceTimersByTimeAsync(100);
    await silence;
  });

  it("of a room that is asked whether it is there ends the join, without a presence", async () => {
    vi.useFakeTimers();
    const { entity, room } = stage();
    const result = room.join("thirdwitch", { create: false, timeout: 100 });
    const silence = expect(result).rejects.toMatchObject({ name: "JoinError", failure: "timeout" });
    await entity.nextSent("disco#info");
    await vi.advanceTimersByTimeAsync(100);
    await silence;
    expect(entity.sent).toEqual([]);
  });

  it("of a room that does not say that we have left ends the join, whatever the patience of who leaves", async () => {
    vi.useFakeTimers();
    const { entity, room } = await joined();
    const left = room.leave({ timeout: Number.POSITIVE_INFINITY });
    const result = room.join("thirdwitch", { timeout: 100 });
    const silence = expect(result).rejects.toMatchObject({ name: "JoinError", failure: "timeout" });
    await vi.advanceTimersByTimeAsync(100);
    await silence;
    expect(room.state).toBe("leaving");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
  });
});

describe("a refusal", () => {
  it("of a join while joined rejects that call, and we stay where we are", async () => {
    const at = await joined({ others: [presence("firstwitch")] });
    const heard = record(at.room);
    const { result, id } = await joining(at);
    at.entity.receive(presenceError("not-acceptable", "cancel", { id }));
    await expect(result).rejects.toMatchObject({ failure: "reserved-nick-required" });
    expect([at.room.state, [...at.room.occupants.keys()], heard]).toEqual(["joined", ["firstwitch", "thirdwitch"], []]);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "admin" }));
    expect(at.room.occupants.size).toBe(2);
  });

  it("ends nothing that is asked beside the join, neither by the program nor by a join that asks first", async () => {
    const at = stage();
    const { result, id } = await joining(at);
    const owners = at.room.getAffiliations("owner");
    const second = at.room.join("thirdwitch", { create: false });
    const [list, question] = [await at.entity.nextSent("owner"), await at.entity.nextSent("disco#info")];
    at.entity.receive(presenceError("conflict", "cancel", { id }));
    await expect(result).rejects.toMatchObject({ failure: "nick-conflict" });
    answer(at.entity, list, "<query xmlns='http://jabber.org/protocol/muc#admin'/>");
    expect(await owners).toEqual([]);
    answerInfo(at.entity, question, []);
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await second).self.nick).toBe("thirdwitch");
  });

  it("of anything else while joined changes nothing", async () => {
    const { entity, room, muc } = await joined();
    const heard = record(room);
    for (const from of [ROOM, `${ROOM}/thirdwitch`, `${ROOM}/firstwitch`]) {
      entity.receive(presenceError("not-acceptable", "cancel", { from }));
      entity.receive(presenceError("conflict", "cancel", { from, id: "unknown" }));
    }
    expect([room.state, muc.joinedRooms.size, heard, entity.sent]).toEqual(["joined", 1, [], []]);
  });
});

describe("after the join", () => {
  it("its signal and its timeout mean nothing any more", async () => {
    const at = stage();
    const given = new AbortController();
    const { result } = await joining(at, "thirdwitch", { signal: given.signal, timeout: 20 });
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    await result;
    given.abort();
    await at.room.getAllowedTraffic({ timeout: 40 }).catch(() => undefined);
    expect([at.room.state, at.entity.sent.filter((xml) => xml.includes("unavailable"))]).toEqual(["joined", []]);
  });
});

describe("setNick", () => {
  it("resolves when the service prepares the new nickname into the one that we have", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    const result = room.setNick("ｔｈｉｒｄｗｉｔｃｈ");
    const sent = await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch", { affiliation: "member", id: "another" }));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member", id: String(sent.attrs.id) }));
    expect((await result).nick).toBe("thirdwitch");
    expect(heard).toEqual([]);
    entity.receive(selfPresence("hecate"));
    expect(room.self?.nick).toBe("thirdwitch");
  });
});

describe("an empty nickname", () => {
  it("gets no private message", async () => {
    const { entity, room } = await joined();
    await expect(room.sendPrivate("", "psst")).rejects.toMatchObject({ name: "BuildError" });
    expect(entity.sent).toEqual([]);
  });
});
