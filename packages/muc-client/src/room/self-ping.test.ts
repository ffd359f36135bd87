import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answer, joined, record, refuse } from "../test/stage.ts";
import { presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PING = "urn:xmpp:ping";
const MINUTE = 60_000;

type Joined = Awaited<ReturnType<typeof joined>>;

const isAsked = ({ entity }: Joined) => entity.sent.some((text) => text.includes(PING));

/** The room has been silent for as long as it may be, and is asked. */
async function asked(at: Joined, minutes = 15) {
  await vi.advanceTimersByTimeAsync(minutes * MINUTE);
  return at.entity.nextSent(PING);
}

describe("a silent room", () => {
  it("is asked after 15 minutes whether we are in, once", async () => {
    const at = await joined();
    await vi.advanceTimersByTimeAsync(15 * MINUTE - 1);
    expect(isAsked(at)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    const ping = await at.entity.nextSent(PING);
    expect(ping.attrs).toMatchObject({ type: "get", to: `${ROOM}/thirdwitch` });
    answer(at.entity, ping);
    await vi.advanceTimersByTimeAsync(15 * MINUTE - 1);
    expect(isAsked(at)).toBe(false);
  });

  it.each([
    ["a message", said("firstwitch", "x")],
    ["a presence", presence("firstwitch")],
    ["the room's own word", said("", "x")],
    ["an error", presenceError("forbidden", "auth")],
  ])("is not silent when %s comes", async (_, stanza) => {
    const at = await joined();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    at.entity.receive(stanza);
    await vi.advanceTimersByTimeAsync(15 * MINUTE - 1);
    expect(isAsked(at)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isAsked(at)).toBe(true);
  });

  it("is asked at our nickname of now", async () => {
    const at = await joined();
    const renamed = at.room.setNick("hecate");
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    at.entity.receive(selfPresence("hecate"));
    await renamed;
    expect((await asked(at)).attrs.to).toBe(`${ROOM}/hecate`);
  });

  it("is asked after a silence of our choice, or never", async () => {
    const soon = await joined({ client: { selfPing: { afterSilence: 1_000 } } });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isAsked(soon)).toBe(true);
    soon.entity.stop();
    for (const selfPing of [false, { afterSilence: Number.POSITIVE_INFINITY }] as const) {
      const never = await joined({ client: { selfPing } });
      await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
      expect(isAsked(never)).toBe(false);
    }
  });

  it("costs one timer, however much comes from it, and none once we are out", async () => {
    const at = await joined();
    const timers = vi.getTimerCount();
    for (let n = 0; n < 1_000; n++) at.entity.receive(said("firstwitch", String(n)));
    expect(vi.getTimerCount()).toBe(timers);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBeLessThan(timers);
    await vi.advanceTimersByTimeAsync(MINUTE * 60);
    expect(isAsked(at)).toBe(false);
  });

  it("is not asked while a nickname is under way, nor while there is no stream", async () => {
    const at = await joined({ resumable: true });
    await vi.advanceTimersByTimeAsync(14 * MINUTE);
    const renamed = at.room.setNick("hecate", { timeout: 10 * MINUTE });
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(isAsked(at)).toBe(false);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    at.entity.receive(selfPresence("hecate"));
    await renamed;
    at.entity.disconnect();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(isAsked(at)).toBe(false);
  });

  it("of a machine that slept is given the time that an answer has before it is asked", async () => {
    const at = await joined();
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await vi.advanceTimersByTimeAsync(15 * MINUTE);
    expect(isAsked(at)).toBe(false);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(isAsked(at)).toBe(true);
  });
});

describe("what the answer means", () => {
  it.each(["service-unavailable", "feature-not-implemented"])("%s: we are in", async (condition) => {
    const at = await joined();
    refuse(at.entity, await asked(at), condition);
    await vi.advanceTimersByTimeAsync(0);
    expect(at.room.state).toBe("joined");
  });

  it.each(["remote-server-not-found", "remote-server-timeout"])(
    "%s: nobody knows, so it is asked again",
    async (condition) => {
      const at = await joined();
      refuse(at.entity, await asked(at), condition);
      await vi.advanceTimersByTimeAsync(0);
      expect(at.room.state).toBe("joined");
      await asked(at);
    },
  );

  it("silence: nobody knows, so it is asked again", async () => {
    const at = await joined({ client: { selfPing: { timeout: 1_000 } } });
    await asked(at);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(at.room.state).toBe("joined");
    await asked(at);
  });

  it.each(["not-acceptable", "not-allowed", "bad-request", "item-not-found", "forbidden"])(
    "%s: we are out, and come back",
    async (condition) => {
      const at = await joined({ others: [presence("firstwitch")] });
      const { entity, room } = at;
      const heard = record(room);
      const ping = await asked(at);
      entity.sent.length = 0;
      refuse(entity, ping, condition);
      await vi.advanceTimersByTimeAsync(0);
      expect(heard).toEqual([["exit", { room, why: { kind: "desynchronised" }, willRejoin: true }]]);
      expect([room.state, room.occupants.size]).toEqual(["suspended", 2]);
      await vi.advanceTimersByTimeAsync(2_000);
      await entity.nextSent("<presence", "http://jabber.org/protocol/muc");
      entity.receive(presence("firstwitch"));
      entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
      entity.receive(subject("Fire burn"));
      expect(heard.slice(1)).toMatchObject([["rejoined", { self: { nick: "thirdwitch" } }]]);
    },
  );

  it("out where rooms are not joined again is out", async () => {
    const at = await joined({ client: { rejoin: false } });
    const heard = record(at.room);
    refuse(at.entity, await asked(at), "not-acceptable");
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([["exit", { room: at.room, why: { kind: "desynchronised" }, willRejoin: false }]]);
    expect([at.room.state, at.muc.joinedRooms.size]).toEqual(["idle", 0]);
  });

  it("nothing from anybody else, nor for a stay that is over", async () => {
    const at = await joined();
    const ping = await asked(at);
    const forged = (from: string) =>
      `<iq type='error' id='${ping.attrs.id}' from='${from}'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`;
    for (const from of [ROOM, `${ROOM}/firstwitch`, "romeo@montague.example/garden"]) at.entity.receive(forged(from));
    await vi.advanceTimersByTimeAsync(0);
    expect(at.room.state).toBe("joined");
    const left = at.room.leave();
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    const again = at.room.join("thirdwitch");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    await again;
    refuse(at.entity, ping, "not-acceptable");
    await vi.advanceTimersByTimeAsync(0);
    expect(at.room.state).toBe("joined");
  });

  it("item-not-found while our nickname changes: we are in, elsewhere", async () => {
    const at = await joined();
    const ping = await asked(at);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    at.entity.receive(selfPresence("hecate"));
    refuse(at.entity, ping, "item-not-found");
    await vi.advanceTimersByTimeAsync(0);
    expect(at.room.state).toBe("joined");
  });

  it("item-not-found at a nickname that we had lost, and have again when we hear of it", async () => {
    const at = await joined();
    const ping = await asked(at);
    const there = selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" });
    const back = selfPresence("hecate", { type: "unavailable", codes: [303], newNick: "thirdwitch" });
    for (const told of [there, selfPresence("hecate"), back, selfPresence("thirdwitch")]) at.entity.receive(told);
    refuse(at.entity, ping, "item-not-found");
    await vi.advanceTimersByTimeAsync(0);
    expect([at.room.state, at.room.self?.nick]).toEqual(["joined", "thirdwitch"]);
  });

  it("item-not-found at a nickname that we had asked to change: unknown, whatever has become of that", async () => {
    const at = await joined();
    const refused = expect(at.room.setNick("hecate")).rejects.toMatchObject({ condition: "conflict" });
    const standing = at.room.ping();
    const change = await at.entity.nextSent("/hecate");
    refuse(at.entity, await at.entity.nextSent(PING), "item-not-found");
    at.entity.receive(
      `<presence type='error' id='${change.attrs.id}' from='${ROOM}/hecate'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
    );
    expect(await standing).toBe("unknown");
    await refused;
  });

  it("another refusal while our nickname changes: we are out all the same", async () => {
    const at = await joined();
    void at.room.setNick("hecate").catch(() => {});
    const standing = at.room.ping();
    const ping = await at.entity.nextSent("<ping", PING);
    refuse(at.entity, ping, "not-acceptable");
    expect(await standing).toBe("not-joined");
  });

  it("asked by hand, nothing but a report", async () => {
    const at = await joined();
    const standing = at.room.ping();
    refuse(at.entity, await at.entity.nextSent(PING), "not-acceptable");
    expect(await standing).toBe("not-joined");
    expect(at.room.state).toBe("joined");
  });

  it("asked by hand when people put us out, the reason", async () => {
    const at = await joined();
    const standing = at.room.ping({ timeout: Number.POSITIVE_INFINITY });
    await at.entity.nextSent(PING);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [307] }));
    await expect(standing).rejects.toMatchObject({ name: "RoomError", why: { kind: "kicked" } });
  });
});

describe("after a resumption", () => {
  it("each room is asked once", async () => {
    const at = await joined({ resumable: true });
    at.entity.disconnect();
    at.entity.sent.length = 0;
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(at.entity.sent).toHaveLength(1);
    refuse(at.entity, await at.entity.nextSent(PING), "not-acceptable");
    await vi.advanceTimersByTimeAsync(0);
    expect(at.room.state).toBe("suspended");
  });

  it("one whose nickname is under way is not asked: the answer to that tells as much", async () => {
    const at = await joined({ resumable: true });
    const renamed = at.room.setNick("hecate", { timeout: MINUTE });
    at.entity.disconnect();
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(1_000);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    at.entity.receive(selfPresence("hecate"));
    await renamed;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(isAsked(at)).toBe(false);
  });

  it("an answer of before the loss ends nothing: it is asked again", async () => {
    const at = await joined({ resumable: true });
    const ping = await asked(at);
    at.entity.disconnect();
    refuse(at.entity, ping, "not-acceptable");
    await vi.advanceTimersByTimeAsync(0);
    expect(at.room.state).toBe("suspended");
    const heard = record(at.room, "exit");
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(0);
    answer(at.entity, await at.entity.nextSent(PING));
    await vi.advanceTimersByTimeAsync(0);
    expect([heard, at.room.state]).toEqual([[], "joined"]);
  });

  it("no room is asked where none is to be", async () => {
    const at = await joined({ resumable: true, client: { selfPing: false } });
    at.entity.disconnect();
    at.entity.sent.length = 0;
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect([at.room.state, at.entity.sent]).toEqual(["joined", []]);
  });
});
