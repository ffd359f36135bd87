import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerInfo, joined, joining, refuse, stage } from "../test/stage.ts";
import { ROOM, selfPresence, subject } from "../test/wire.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("while the stream may still be resumed", () => {
  it("leave is done at once, and the room is told when the stream is back", async () => {
    const { entity, room } = await joined({ resumable: true });
    entity.disconnect();
    await room.leave();
    expect([room.state, entity.sent]).toEqual(["idle", []]);
    entity.resume();
    const sent = await entity.nextSent("unavailable");
    expect(sent.attrs.to).toBe(`${ROOM}/thirdwitch`);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect([room.state, entity.sent]).toEqual(["idle", []]);
  });

  it("and a join after that waits until the room has done with the old stay", async () => {
    const { entity, room } = await joined({ resumable: true });
    entity.disconnect();
    await room.leave();
    entity.resume();
    await entity.nextSent("unavailable");
    entity.sent.length = 0;
    room.join("thirdwitch").catch(() => undefined);
    const question = await entity.nextSent("disco#info");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect([room.state, entity.sent]).toEqual(["joining", []]);
    answerInfo(entity, question, []);
    await entity.nextSent("<presence");
  });

  it("so is a join that is given up", async () => {
    const at = stage({ resumable: true });
    const given = new AbortController();
    const { result } = await joining(at, "thirdwitch", { signal: given.signal });
    at.entity.disconnect();
    given.abort();
    await expect(result).rejects.toThrow();
    at.entity.resume();
    expect((await at.entity.nextSent("unavailable")).attrs.to).toBe(`${ROOM}/thirdwitch`);
  });

  it("nothing is owed to a room that a fresh stream knows nothing of", async () => {
    const { entity, room } = await joined({ resumable: true });
    entity.disconnect();
    await room.leave();
    entity.goOnline();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(entity.sent).toEqual([]);
  });

  it("the wait for the subject stands still", async () => {
    const at = stage({ resumable: true });
    const { result } = await joining(at, "thirdwitch", { subjectTimeout: 200 });
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.disconnect();
    await vi.advanceTimersByTimeAsync(1_000);
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(100);
    at.entity.receive(subject("Fire burn"));
    expect((await result).subject?.text).toBe("Fire burn");
  });

  it("and goes on when the stream is back, as the wait for the room does", async () => {
    const waits = stage({ resumable: true });
    const { result } = await joining(waits, "thirdwitch", { subjectTimeout: 200 });
    waits.entity.receive(selfPresence("thirdwitch"));
    const silent = stage({ resumable: true });
    const unanswered = await joining(silent, "thirdwitch", { timeout: 1_000 });
    const failed = expect(unanswered.result).rejects.toMatchObject({ failure: "timeout" });
    for (const { entity } of [waits, silent]) entity.disconnect();
    await vi.advanceTimersByTimeAsync(5_000);
    for (const { entity, room } of [waits, silent]) {
      expect(room.state).toBe("suspended");
      entity.resume();
    }
    await vi.advanceTimersByTimeAsync(1_001);
    expect((await result).subject).toBeUndefined();
    await failed;
  });
});

describe("after a leaving that the room has not confirmed", () => {
  /** We have left, and what the room says of the stay is still on its way. */
  async function leftUnheard() {
    const at = stage();
    const { result } = await joining(at, "thirdwitch", { timeout: 1_000 });
    const given = expect(result).rejects.toMatchObject({ failure: "timeout" });
    await vi.advanceTimersByTimeAsync(1_000);
    await given;
    await at.entity.nextSent("unavailable");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(at.room.state).toBe("idle");
    return at;
  }

  it("a join asks the room something first, so that what still comes of the old stay is not taken for the new", async () => {
    const at = await leftUnheard();
    const result = at.room.join("thirdwitch");
    const question = await at.entity.nextSent("disco#info");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("of the old stay"));
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect([at.room.state, at.entity.sent]).toEqual(["joining", []]);
    refuse(at.entity, question, "service-unavailable");
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("of the new stay"));
    expect((await result).subject?.text).toBe("of the new stay");
  });

  it("and asks only once", async () => {
    const at = await leftUnheard();
    const first = at.room.join("thirdwitch");
    answerInfo(at.entity, await at.entity.nextSent("disco#info"), []);
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    await first;
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    at.entity.sent.length = 0;
    at.room.join("thirdwitch").catch(() => undefined);
    expect(at.entity.sent[0]).toMatch(/^<presence/);
  });

  it("silence or the signal end that join as any other", async () => {
    const at = await leftUnheard();
    const silent = expect(at.room.join("thirdwitch", { timeout: 100 })).rejects.toMatchObject({ failure: "timeout" });
    await vi.advanceTimersByTimeAsync(100);
    await silent;
    const given = new AbortController();
    const aborted = at.room.join("thirdwitch", { signal: given.signal });
    given.abort(new Error("never mind"));
    await expect(aborted).rejects.toThrow("never mind");
  });

  it("that join outlives its stream, and the next one needs no question", async () => {
    const at = await leftUnheard();
    const result = at.room.join("thirdwitch");
    await at.entity.nextSent("disco#info");
    at.entity.disconnect();
    await vi.advanceTimersByTimeAsync(60_000);
    at.entity.goOnline();
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });
});

describe("dispose", () => {
  it("is not undone by a listener that joins again on exit", async () => {
    const { entity, room, muc } = await joined();
    const again = new Promise((resolve) => room.once("exit", () => resolve(room.join("thirdwitch"))));
    const rejected = expect(again).rejects.toMatchObject({ name: "AbortError" });
    const disposed = muc.dispose();
    await entity.nextSent("unavailable");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await Promise.all([disposed, rejected]);
    expect([entity.sent, entity.listenerTotal, vi.getTimerCount()]).toEqual([[], 0, 0]);
  });
});
