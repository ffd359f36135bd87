import { canonicalXml, nodeProcess } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMucClient } from "./index.ts";
import { answer, joined, joining, record, stage } from "./test/stage.ts";
import { WatchedEntity } from "./test/watched-entity.ts";
import { delay, ME, presence, presenceError, ROOM, said, selfPresence, subject } from "./test/wire.ts";

const MUC = "http://jabber.org/protocol/muc";

afterEach(() => {
  vi.useRealTimers();
});

/** Each of these was measured on slixmpp 1.8.3; here it is right. */
describe("what slixmpp 1.8.3 gets wrong", () => {
  it("prints every message to stdout while joining: nothing is ever written there", async () => {
    const streams = nodeProcess ? [nodeProcess.stdout, nodeProcess.stderr] : [];
    const consoles = (["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name));
    const writes = [...consoles, ...streams.map((stream) => vi.spyOn(stream, "write"))];
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(said("firstwitch", "secret"));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    await result;
    for (const write of writes) {
      expect(write).not.toHaveBeenCalled();
      write.mockRestore();
    }
  });

  it("asks for nine characters when no history is wanted: maxchars is 0", async () => {
    const { sent } = await joining(stage(), "thirdwitch", { history: false });
    expect(sent.toString()).toContain('<history maxchars="0"/>');
  });

  it("sends one of several history limits: all four go together", async () => {
    const since = new Date("2026-10-13T00:00:00Z");
    const history = { maxChars: 65_000, maxStanzas: 10, seconds: 3_600, since };
    const { sent } = await joining(stage(), "thirdwitch", { history });
    expect(canonicalXml(sent)).toContain(
      canonicalXml(
        "<history xmlns='http://jabber.org/protocol/muc' maxchars='65000' maxstanzas='10' seconds='3600' since='2026-10-13T00:00:00.000Z'/>",
      ),
    );
  });

  it("has no default timeout: every call that waits ends after 30 s of silence", async () => {
    const { room, muc } = await joined();
    vi.useFakeTimers();
    const calls = [
      room.send("hello"),
      room.setSubject("x"),
      room.setNick("other"),
      room.getConfig(),
      room.getAffiliations("owner"),
      room.kick("firstwitch"),
      muc.services("x.example"),
      stage().room.join("thirdwitch"),
    ];
    const ended = Promise.allSettled(calls);
    await vi.advanceTimersByTimeAsync(30_000);
    for (const outcome of await ended) expect(outcome.status).toBe("rejected");
  });

  it("never sees a join error without <x/> or from the bare room: both reject", async () => {
    for (const from of [`${ROOM}/thirdwitch`, ROOM]) {
      const at = stage();
      const { result } = await joining(at);
      at.entity.receive(presenceError("registration-required", "auth", { from }));
      await expect(result).rejects.toMatchObject({ failure: "members-only" });
    }
  });

  it("ends the join at an old subject in the history: the last one counts, after all of the history", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("old", "firstwitch", delay("2026-10-13T10:00:00Z")));
    at.entity.receive(said("firstwitch", "since then", delay("2026-10-13T11:00:00Z")));
    at.entity.receive(subject("new", "", delay("2026-10-13T12:00:00Z")));
    const { history, ...entered } = await result;
    expect(history.map(({ body }) => body)).toEqual(["since then"]);
    expect(entered.subject?.text).toBe("new");
  });

  it("does not join where no subject comes: it resolves without one", async () => {
    const at = stage();
    const { result } = await joining(at, "thirdwitch", { subjectTimeout: 10 });
    at.entity.receive(selfPresence("thirdwitch"));
    expect((await result).subject).toBeUndefined();
    expect(at.room.state).toBe("joined");
  });

  it("raises at two subjects in one burst: both are told", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("one"));
    const heard = record(at.room, "subject");
    at.entity.receive(subject("two"));
    expect((await result).self.nick).toBe("thirdwitch");
    expect(heard).toMatchObject([["subject", { text: "two" }]]);
  });

  it("hangs in a room with upper-case letters in its name: the address is compared folded", async () => {
    const entity = new WatchedEntity({ jid: ME });
    const result = createMucClient(entity).join("COVEN@Chat.Shakespeare.Example", "thirdwitch");
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    expect((await result).room.jid).toBe(ROOM);
  });

  it("mixes up two joins of one room: they share one, or the second is refused", async () => {
    const at = stage();
    const { result } = await joining(at);
    const same = at.room.join("thirdwitch");
    await expect(at.room.join("other")).rejects.toMatchObject({ failure: "busy" });
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await same).self).toBe((await result).self);
    expect(at.entity.sent.filter((xml) => xml.startsWith("<presence"))).toEqual([]);
  });

  it.each([
    ["refused", () => presenceError("forbidden", "auth")],
    ["kicked", () => selfPresence("thirdwitch", { type: "unavailable", codes: [307] })],
    ["destroyed", () => presence("thirdwitch", { type: "unavailable", user: "<destroy/>" })],
  ])("keeps a room listed that is %s: it is gone at once", async (how, end) => {
    const at = how === "refused" ? stage() : await joined();
    if (how === "refused") await joining(at);
    expect(at.muc.joinedRooms.size).toBe(how === "refused" ? 0 : 1);
    at.entity.receive(end());
    expect(at.muc.joinedRooms.size).toBe(0);
    expect(at.room.state).toBe("idle");
  });

  it("keeps a room as joined whose stream is lost: it is not", async () => {
    const at = await joined();
    at.entity.disconnect();
    expect(at.room.state).not.toBe("joined");
    await expect(at.room.send("anybody?")).rejects.toThrow();
  });

  it("cannot wait for a leave, forgets the room before the answer, raises the second time: none of it", async () => {
    const { entity, muc, room } = await joined();
    const left = room.leave();
    await entity.nextSent("unavailable");
    expect(room.occupants.size).toBe(1);
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    expect(muc.joinedRooms.size).toBe(0);
    await expect(room.leave()).resolves.toBeUndefined();
  });

  it("sends affiliations in its role list: setRoles sends roles", async () => {
    const { entity, room } = await joined();
    const done = room.setRoles([{ nick: "firstwitch", role: "visitor" }]);
    const sent = await entity.nextSent("muc#admin");
    expect(sent.toString()).toContain('<item nick="firstwitch" role="visitor"/>');
    answer(entity, sent);
    expect(await done).toMatchObject([{ change: { nick: "firstwitch" } }]);
  });

  it.each([false, true])(
    "raises at a decline, or takes it for an invitation (component: %s): it is one",
    (component) => {
      const entity = new WatchedEntity({ jid: ME, component });
      const muc = createMucClient(entity, component ? { from: ME } : {});
      const heard: string[] = [];
      muc.on("decline", ({ from, reason }) => heard.push(`${from}: ${reason}`));
      muc.on("invite", () => heard.push("invite"));
      const decline = "<decline from='hecate@x.example'><reason>Too busy</reason></decline>";
      entity.receive(`<message from='${ROOM}' to='${ME}'><x xmlns='${MUC}#user'>${decline}</x></message>`);
      expect(heard).toEqual(["hecate@x.example: Too busy"]);
    },
  );

  it("takes any one-to-one error for one of a room: only the room's and its occupants' are", async () => {
    const { entity, muc } = await joined();
    const heard = record(muc, "messageError");
    const error =
      "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>";
    entity.receive(`<message type='error' id='1' from='friend@x.example/r'>${error}`);
    expect(heard).toEqual([]);
    entity.receive(`<message type='error' id='2' from='${ROOM}/firstwitch'>${error}`);
    expect(heard).toMatchObject([["messageError", { id: "2", error: { condition: "item-not-found" } }]]);
  });

  it("makes a leave and a join of a nick change: it is one event", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    entity.receive(presence("firstwitch", { type: "unavailable", codes: [303], newNick: "oldhag" }));
    entity.receive(presence("oldhag"));
    expect(heard).toMatchObject([["nickChange", { before: { nick: "firstwitch" }, after: { nick: "oldhag" } }]]);
    expect([...room.occupants.keys()]).toEqual(["thirdwitch", "oldhag"]);
  });

  it("adds an occupant '' for the presence of the bare room: it is nobody's", async () => {
    const { entity, room } = await joined();
    entity.receive(`<presence from='${ROOM}'><x xmlns='${MUC}#user'><item role='none'/></x></presence>`);
    expect([...room.occupants.keys()]).toEqual(["thirdwitch"]);
  });

  it("loses the presence over a status code that is no number: the occupant is there", async () => {
    const { entity, room } = await joined();
    entity.receive(presence("firstwitch", { user: "<status code='abc'/><status/>" }));
    expect(room.occupants.get("firstwitch")).toMatchObject({ role: "participant" });
  });

  it("loses the order of status codes: they come as the room sent them", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { codes: [170, 100, 210] }));
    at.entity.receive(subject(""));
    expect((await result).statusCodes).toEqual([170, 100, 210, 110]);
  });

  it("drops the password, continue and thread of an invitation, and the password of a destruction", async () => {
    const { entity, room } = await joined();
    await room.invite("a@x.example", { password: "p", thread: "t" });
    expect((await entity.nextSent("<invite")).toString()).toContain(
      '<invite to="a@x.example"><continue thread="t"/></invite><password>p</password>',
    );
    const done = room.destroy({ jid: "heath@x.example", password: "p" });
    const sent = await entity.nextSent("<destroy");
    expect(sent.toString()).toContain('<destroy jid="heath@x.example"><password>p</password></destroy>');
    answer(entity, sent);
    await done;
  });

  it("knows nothing of reconnects: a join under way begins again on the next stream", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.disconnect();
    at.entity.goOnline();
    await at.entity.nextSent("<presence", `${ROOM}/thirdwitch`);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("leaves its handlers behind when the plugin ends: dispose takes all of them off", async () => {
    const { entity, muc } = await joined();
    const disposed = muc.dispose();
    await entity.nextSent("unavailable");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await disposed;
    expect(entity.listenerTotal).toBe(0);
  });
});
