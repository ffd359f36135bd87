import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerInfo, joined, joining, record } from "../test/stage.ts";
import { presence, ROOM, selfPresence, subject } from "../test/wire.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const OTHERS = [presence("firstwitch"), presence("secondwitch")];

describe("a join while joined", () => {
  it("is not answered by a change that the room sent before it saw the join", async () => {
    const at = await joined({ others: OTHERS });
    const heard = record(at.room);
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member", role: "moderator" }));
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member", role: "visitor" }));
    for (const other of OTHERS) at.entity.receive(other);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "member", role: "visitor" }));
    at.entity.receive(subject("Fire burn"));
    expect((await result).occupants).toHaveLength(3);
    expect(heard.map(([event]) => event)).toEqual(["occupantChange", "occupantChange", "rejoined"]);
  });

  it("nor where everybody else has gone, if the service sends our ids back", async () => {
    const at = await joined({ others: OTHERS });
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    const first = await joining(at);
    for (const other of OTHERS) at.entity.receive(other);
    at.entity.receive(selfPresence("thirdwitch", { id: first.id }));
    at.entity.receive(subject(""));
    await first.result;
    const heard = record(at.room);
    const { result, id } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { role: "visitor", id: "another" }));
    expect(at.room.occupants.size).toBe(3);
    at.entity.receive(selfPresence("thirdwitch", { role: "visitor", id }));
    at.entity.receive(subject(""));
    expect((await result).occupants).toHaveLength(1);
    expect(heard.map(([event]) => event)).toEqual(["occupantChange", "occupantLeave", "occupantLeave", "rejoined"]);
  });
});

describe("a removal that crosses a join", () => {
  it("ends both, and the room is told that we do not come", async () => {
    const at = await joined({ others: OTHERS });
    const states: string[] = [];
    at.room.on("exit", () => states.push(at.room.state));
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    await expect(result).rejects.toMatchObject({ failure: "removed", why: { kind: "kicked" } });
    expect(states).toEqual(["idle"]);
    expect((await at.entity.nextSent("unavailable")).attrs.to).toBe(`${ROOM}/thirdwitch`);
    // The room has let us in meanwhile; what it says of that is no answer to the next join.
    const again = at.room.join("thirdwitch");
    const question = await at.entity.nextSent("disco#info");
    for (const stanza of [...OTHERS, selfPresence("thirdwitch"), subject("of the stay that nobody wants")])
      at.entity.receive(stanza);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    answerInfo(at.entity, question, []);
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("Fire burn"));
    expect((await again).subject?.text).toBe("Fire burn");
    expect(states).toEqual(["idle"]);
  });

  it("by a shutdown is followed by a rejoin, which asks the room first", async () => {
    const at = await joined({ others: OTHERS });
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [332] }));
    await expect(result).rejects.toMatchObject({ failure: "removed", why: { kind: "service-shutdown" } });
    await at.entity.nextSent("unavailable");
    expect(at.room.state).toBe("suspended");
    at.entity.sent.length = 0;
    await vi.advanceTimersByTimeAsync(2_000);
    const question = await at.entity.nextSent("disco#info");
    expect(at.entity.sent).toEqual([]);
    answerInfo(at.entity, question, []);
    await at.entity.nextSent("<presence", `${ROOM}/thirdwitch`);
  });
});

describe("two joins at once, one of which asks whether the room is there", () => {
  it("do not take the end of one for the beginning of the other", async () => {
    const at = await joined();
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    at.entity.sent.length = 0;
    const given = new AbortController();
    const first = at.room.join("thirdwitch", { signal: given.signal });
    const second = at.room.join("thirdwitch", { create: false });
    await at.entity.nextSent("<presence");
    const questions = [await at.entity.nextSent("disco#info"), await at.entity.nextSent("disco#info")];
    given.abort();
    await expect(first).rejects.toThrow();
    await at.entity.nextSent("unavailable");
    for (const question of questions) answerInfo(at.entity, question, []);
    await vi.advanceTimersByTimeAsync(0);
    expect(at.entity.sent).toEqual([]);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await second).self.nick).toBe("thirdwitch");
  });
});
