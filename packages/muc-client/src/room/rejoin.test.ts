import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomEvents } from "../index.ts";
import { answerInfo, joined, record } from "../test/stage.ts";
import { delay, presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

const NOW = new Date("2024-05-01T12:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** The payload of a presence that enters. */
const JOIN = 'xmlns="http://jabber.org/protocol/muc"';

type Joined = Awaited<ReturnType<typeof joined>>;

/** The stream is lost and there is a fresh one. */
function reconnect({ entity }: Joined): void {
  entity.disconnect();
  entity.sent.length = 0;
  entity.goOnline();
}

const nextJoin = (at: Joined) => at.entity.nextSent("<presence", JOIN);
/** The presence of the return is refused; with what is tried next we wait as long as we are told. */
async function refused(at: Joined, condition: string, type = "cancel") {
  const failure = new Promise<RoomEvents["rejoinFailed"]>((resolve) => void at.room.once("rejoinFailed", resolve));
  const sent = await nextJoin(at);
  at.entity.receive(presenceError(condition, type, { id: sent.attrs.id }));
  await vi.advanceTimersByTimeAsync((await failure).nextIn ?? 0);
  return { failure: await failure, to: sent.attrs.to };
}

const names = (heard: [string, unknown][]) => heard.map(([event]) => event);

describe("on a fresh stream", () => {
  it("a room is joined again as it was, with password, nickname and presence", async () => {
    const at = await joined({ join: { password: "cauldron burn", presence: { show: "away" } } });
    const { entity, room, muc } = at;
    const told = room.setPresence({ show: "dnd", status: "busy" });
    entity.receive(selfPresence("thirdwitch", { extra: "<show>dnd</show><status>busy</status>" }));
    await told;
    const renamed = room.setNick("hecate");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    entity.receive(selfPresence("hecate", { extra: "<show>dnd</show><status>busy</status>" }));
    await renamed;
    const heard = record(room);
    entity.disconnect();
    expect([room.state, room.self?.nick, muc.joinedRooms.get(ROOM)]).toEqual(["suspended", "hecate", room]);
    entity.sent.length = 0;
    entity.goOnline();
    const sent = await nextJoin(at);
    expect(sent.attrs.to).toBe(`${ROOM}/hecate`);
    expect(sent.toString()).toContain("<password>cauldron burn</password>");
    expect(sent.toString()).toContain("<show>dnd</show><status>busy</status>");
    expect([room.state, names(heard)]).toEqual(["suspended", ["suspend", "exit"]]);
    entity.receive(selfPresence("hecate", { extra: "<show>dnd</show><status>busy</status>", affiliation: "none" }));
    entity.receive(subject("Fire burn"));
    expect([room.state, room.occupantJid, muc.joinedRooms.size]).toEqual(["joined", `${ROOM}/hecate`, 1]);
    expect(heard.slice(1)).toMatchObject([
      ["exit", { why: { kind: "disconnected" }, willRejoin: true }],
      ["rejoined", { self: { nick: "hecate" }, created: false, nickAssigned: false }],
    ]);
  });

  it("only what differs is told", async () => {
    const others = ["firstwitch", "secondwitch", "hecate"].map((nick) => presence(nick));
    const at = await joined({ others });
    const { entity, room } = at;
    const frozen = [...room.occupants.keys()];
    entity.disconnect();
    expect([...room.occupants.keys()]).toEqual(frozen);
    const heard = record(room);
    entity.goOnline();
    await nextJoin(at);
    entity.receive(presence("firstwitch"));
    entity.receive(presence("secondwitch", { role: "visitor" }));
    entity.receive(presence("macbeth"));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(subject("By the pricking of my thumbs"));
    expect(names(heard)).toEqual(["exit", "occupantChange", "occupantJoin", "occupantLeave", "subject", "rejoined"]);
    expect(heard[1]?.[1]).toMatchObject({ before: { role: "participant" }, after: { role: "visitor" } });
    expect(heard[2]?.[1]).toMatchObject({ occupant: { nick: "macbeth" } });
    expect(heard[3]?.[1]).toMatchObject({ occupant: { nick: "hecate" }, why: { kind: "unknown" } });
    expect([...room.occupants.keys()].sort()).toEqual(["firstwitch", "macbeth", "secondwitch", "thirdwitch"]);
  });

  it("history is asked for since the last stanza, with an overlap, and nothing comes twice", async () => {
    const at = await joined();
    const { entity, room } = at;
    const bodies: unknown[] = [];
    room.on("message", ({ body, isHistory }) => bodies.push(`${body}${isHistory ? " (history)" : ""}`));
    vi.advanceTimersByTime(3_600_000);
    entity.receive(said("firstwitch", "When shall we three meet again?", "", "m1"));
    entity.receive(said("firstwitch", "ay"));
    vi.advanceTimersByTime(1_800_000);
    reconnect(at);
    const sent = await nextJoin(at);
    expect(sent.toString()).toContain('since="2024-05-01T12:50:00.000Z"');
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(said("firstwitch", "When shall we three meet again?", delay("2024-05-01T13:00:00Z"), "m1"));
    entity.receive(said("firstwitch", "ay", delay("2024-05-01T13:00:00Z")));
    entity.receive(said("firstwitch", "ay", delay("2024-05-01T13:10:00Z")));
    entity.receive(said("secondwitch", "ay", delay("2024-05-01T13:10:00Z")));
    entity.receive(said("secondwitch", "When the hurlyburly's done", delay("2024-05-01T13:20:00Z"), "m1"));
    entity.receive(subject("Fire burn", "", delay("2024-04-01T00:00:00Z")));
    const rejoined = vi.fn<(result: RoomEvents["rejoined"]) => void>();
    room.on("rejoined", rejoined);
    await vi.advanceTimersByTimeAsync(60);
    entity.receive(said("firstwitch", "ay"));
    expect(bodies).toEqual([
      "When shall we three meet again?",
      "ay",
      "ay (history)",
      "ay (history)",
      "When the hurlyburly's done (history)",
      "ay",
    ]);
    expect(rejoined.mock.calls[0]?.[0].history.map(({ body }) => body)).toEqual([
      "ay",
      "ay",
      "When the hurlyburly's done",
    ]);
  });

  it("a stanza-id of a room that vouches for it tells equal words apart, and the same ones together", async () => {
    const at = await joined({ features: ["urn:xmpp:sid:0"] });
    const { entity, room } = at;
    const sid = (id: string) => `<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='${id}'/>`;
    const heard: unknown[] = [];
    room.on("message", ({ stanzaId }) => heard.push(stanzaId));
    entity.receive(said("firstwitch", "ay", sid("a")));
    entity.receive(said("firstwitch", "ay", sid("b"), "x"));
    entity.receive(said("firstwitch", "ay", sid("b"), "x"));
    reconnect(at);
    await nextJoin(at);
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    for (const id of ["b", "c"]) entity.receive(said("firstwitch", "ay", sid(id) + delay("2024-05-01T12:00:00Z"), "x"));
    expect(heard).toEqual(["a", "b", "c"]);
  });

  it("what an interrupted return has not told is asked for again", async () => {
    const at = await joined();
    const { entity, room } = at;
    vi.advanceTimersByTime(3_600_000);
    entity.receive(said("firstwitch", "one", "", "1"));
    reconnect(at);
    await nextJoin(at);
    vi.advanceTimersByTime(20_000);
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    expect(room.state).toBe("joined");
    reconnect(at);
    expect((await nextJoin(at)).toString()).toContain('since="2024-05-01T12:50:00.000Z"');
    expect(room.state).toBe("suspended");
  });

  it("nobody is taken for us, and the end of our old session ends nothing", async () => {
    const at = await joined({ resumable: true });
    const { entity, room } = at;
    const heard = record(room);
    entity.disconnect();
    entity.refuseResume();
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    entity.goOnline();
    await nextJoin(at);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(subject("Fire burn"));
    expect(names(heard)).toEqual(["suspend", "exit", "rejoined"]);
  });

  it("what a rejoin creates is opened, as with every join", async () => {
    const at = await joined();
    reconnect(at);
    await nextJoin(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "owner", codes: [201] }));
    at.entity.receive(subject(""));
    const rejoined = new Promise<RoomEvents["rejoined"]>((resolve) => void at.room.once("rejoined", resolve));
    const open = await at.entity.nextSent("muc#owner", "submit");
    at.entity.receive(`<iq type='result' id='${open.attrs.id}' from='${ROOM}'/>`);
    expect(await rejoined).toMatchObject({ created: true });
  });
});

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
    await vi.advanceTimersByTimeAsync(2_000);
    await nextJoin(at);
    expect(at.room.state).toBe("suspended");
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
    expect((await nextJoin(other)).toString()).toContain("<password>new</password>");
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
