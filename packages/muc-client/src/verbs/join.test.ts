import { canonicalXml } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { JoinError, type JoinFailure } from "../index.ts";
import { answerInfo, joined, joining, record, stage } from "../test/stage.ts";
import { delay, presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

describe("what is sent", () => {
  it("MU-01: is an available presence with the muc element and the usual history", async () => {
    const { sent } = await joining(stage());
    delete sent.attrs.id;
    expect(canonicalXml(sent)).toBe(
      canonicalXml(
        `<presence to='${ROOM}/thirdwitch'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='20'/></x></presence>`,
      ),
    );
  });

  it("MU-03, MU-04: carries password, all four limits, availability and extensions", async () => {
    const { sent } = await joining(stage(), "third <witch>", {
      password: " cauldron ",
      history: { maxChars: 1000, maxStanzas: 5, seconds: 60, since: new Date("2026-01-02T03:04:05Z"), limit: 3 },
      presence: { show: "away", status: "brb", priority: -1 },
    });
    delete sent.attrs.id;
    expect(canonicalXml(sent)).toBe(
      canonicalXml(
        `<presence to='${ROOM}/third &lt;witch>'><show>away</show><status>brb</status><priority>-1</priority>
        <x xmlns='http://jabber.org/protocol/muc'><history maxchars='1000' maxstanzas='5' seconds='60' since='2026-01-02T03:04:05.000Z'/><password> cauldron </password></x></presence>`.replace(
          />\s+</g,
          "><",
        ),
      ),
    );
  });

  it("MU-04: asks for no history by maxchars 0", async () => {
    const { sent } = await joining(stage(), "thirdwitch", { history: false });
    expect(sent.toString()).toContain('<history maxchars="0"/>');
  });

  it("is nothing when the nickname is blank, empty or too long for a JID", async () => {
    const { entity, room } = stage();
    for (const nick of ["", "  \t", "é".repeat(512)]) {
      await expect(room.join(nick)).rejects.toMatchObject({ failure: "nick-invalid", room: ROOM });
    }
    expect(entity.sent).toEqual([]);
    expect(room.state).toBe("idle");
  });

  it("is nothing when something may not be sent: BuildError or TypeError", async () => {
    const { entity, room } = stage();
    await expect(room.join("a\u0000b")).rejects.toMatchObject({ name: "BuildError" });
    await expect(room.join("a", { password: "\uFFFE" })).rejects.toMatchObject({ name: "BuildError" });
    await expect(room.join("a", { history: { maxStanzas: -1 } })).rejects.toMatchObject({ name: "BuildError" });
    await expect(room.join("a", { timeout: 0 })).rejects.toThrow(TypeError);
    await expect(room.join("a", { subjectTimeout: Number.NaN })).rejects.toThrow(TypeError);
    await expect(room.join("a", { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect(entity.sent).toEqual([]);
    expect(room.state).toBe("idle");
  });

  it("is nothing while we are not online", async () => {
    const { entity, room } = stage();
    entity.disconnect();
    await expect(room.join("a")).rejects.toMatchObject({ name: "JoinError", failure: "disconnected" });
    expect(entity.sent).toEqual([]);
  });
});

describe("a join", () => {
  it("MU-05: resolves with everything that the room told, at its subject", async () => {
    const at = stage();
    const { entity, room, muc } = at;
    const heard = record(room);
    const { result } = await joining(at);
    expect(room.state).toBe("joining");
    entity.receive(
      presence("firstwitch", { affiliation: "owner", role: "moderator", jid: "crone1@shakespeare.example/desktop" }),
    );
    entity.receive(selfPresence("thirdwitch", { affiliation: "member", codes: [100, 170] }));
    entity.receive(said("firstwitch", "Thrice the brinded cat hath mew'd.", delay("2026-10-13T23:58:37Z"), "h1"));
    entity.receive(subject("Fire burn", "firstwitch"));
    const { self, occupants, history, subject: found, ...rest } = await result;
    expect(rest).toEqual({ room, created: false, nickAssigned: false, statusCodes: [100, 170, 110] });
    expect(self).toMatchObject({
      nick: "thirdwitch",
      affiliation: "member",
      role: "participant",
      occupantJid: `${ROOM}/thirdwitch`,
    });
    expect(occupants).toEqual([
      expect.objectContaining({
        nick: "firstwitch",
        affiliation: "owner",
        role: "moderator",
        jid: "crone1@shakespeare.example/desktop",
      }),
      self,
    ]);
    expect(history).toMatchObject([
      { nick: "firstwitch", id: "h1", body: "Thrice the brinded cat hath mew'd.", isHistory: true, isOwn: false },
    ]);
    expect(history[0]?.delay?.stamp).toEqual(new Date("2026-10-13T23:58:37Z"));
    expect(found).toEqual({ room, text: "Fire burn", setBy: "firstwitch" });
    expect(heard.map(([event]) => event)).toEqual(["message", "joined"]);
    expect(room.state).toBe("joined");
    expect(muc.joinedRooms.get(ROOM)).toBe(room);
  });

  it("MU-06: takes the nickname that the service gives, with 210 or without", async () => {
    for (const codes of [[], [210]]) {
      const at = stage();
      const { result } = await joining(at, "ＷＩＴＣＨ");
      at.entity.receive(selfPresence("WITCH", { codes }));
      at.entity.receive(subject(""));
      const { self, nickAssigned } = await result;
      expect([self.nick, nickAssigned, at.room.occupantJid]).toEqual(["WITCH", true, `${ROOM}/WITCH`]);
    }
  });

  it("MU-06: counts the nickname asked for as ours where 110 is missing", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(presence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("learns from a conflict that the nickname without 110 was somebody else", async () => {
    const at = stage();
    const { result, id } = await joining(at);
    at.entity.receive(presence("thirdwitch"));
    at.entity.receive(presenceError("conflict", "cancel", { id }));
    await expect(result).rejects.toMatchObject({ failure: "nick-conflict" });
    expect([at.room.state, at.room.occupants.size]).toEqual(["idle", 0]);
  });

  it("DL-05: believes no delay but the room's: what somebody else stamped is live", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(said("firstwitch", "forged", delay("2020-01-01T00:00:00Z", "mallory@evil.example")));
    const { history, subject: found } = await result;
    expect([history, found]).toEqual([[], undefined]);
  });

  it("takes a delay that names nobody as the room's", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(said("firstwitch", "old", delay("2020-01-01T00:00:00Z", null)));
    at.entity.receive(subject(""));
    expect((await result).history.map(({ body }) => body)).toEqual(["old"]);
  });

  it("resolves at a live message, and what still comes of the history is told as such", async () => {
    const at = stage();
    const { result } = await joining(at);
    const heard = record(at.room, "message", "joined", "subject");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(said("firstwitch", "live"));
    expect((await result).subject).toBeUndefined();
    at.entity.receive(said("firstwitch", "late history", delay("2026-10-13T23:58:37Z")));
    at.entity.receive(subject("Fire burn", "", delay("2026-10-13T23:58:38Z")));
    expect(heard.map(([event, payload]) => [event, "isHistory" in payload && payload.isHistory])).toEqual([
      ["message", false],
      ["joined", false],
      ["message", true],
      ["subject", false],
    ]);
    expect(at.room.subject?.text).toBe("Fire burn");
  });

  it("delivers what is said before our self-presence, in order", async () => {
    const at = stage();
    const heard = record(at.room, "message");
    const { result } = await joining(at);
    at.entity.receive(said("firstwitch", "early"));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    await result;
    expect(heard.map(([, payload]) => payload)).toMatchObject([{ body: "early", isHistory: false }]);
  });

  it("waits 50 ms after a delayed subject, because it may be history, and takes the last one", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at);
    const settled = vi.fn();
    void result.then(settled);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject("old", "firstwitch", delay("2026-10-13T23:58:37Z")));
    await vi.advanceTimersByTimeAsync(49);
    at.entity.receive(said("firstwitch", "between", delay("2026-10-13T23:58:39Z")));
    await vi.advanceTimersByTimeAsync(49);
    at.entity.receive(subject("new", "secondwitch", delay("2026-10-13T23:58:40Z")));
    await vi.advanceTimersByTimeAsync(49);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect((await result).subject).toMatchObject({ text: "new", setBy: "secondwitch" });
    expect((await result).history).toHaveLength(1);
  });

  it("resolves without a subject when none comes in time", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at, "thirdwitch", { subjectTimeout: 200 });
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(said("firstwitch", "old", delay("2026-10-13T23:58:37Z")));
    await vi.advanceTimersByTimeAsync(199);
    expect(at.room.state).toBe("joining");
    await vi.advanceTimersByTimeAsync(2);
    const { subject: found, history } = await result;
    expect([found, history.length]).toEqual([undefined, 1]);
    expect(vi.getTimerCount()).toBe(1); // the 30 s of disco#info
  });

  it("keeps the last messages of a history without end", async () => {
    const at = stage();
    const { result } = await joining(at, "thirdwitch", { history: { maxStanzas: 1_000, limit: 2 } });
    at.entity.receive(selfPresence("thirdwitch"));
    for (const body of ["1", "2", "3", "4"]) at.entity.receive(said("firstwitch", body, delay("2026-10-13T23:58:37Z")));
    at.entity.receive(subject(""));
    expect((await result).history.map(({ body }) => body)).toEqual(["3", "4"]);
  });

  it("ignores presence from the room itself", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(`<presence from='${ROOM}'><x xmlns='vcard-temp:x:update'><photo/></x></presence>`);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(`<presence from='${ROOM}' type='unavailable'/>`);
    at.entity.receive(subject(""));
    expect((await result).occupants.map(({ nick }) => nick)).toEqual(["thirdwitch"]);
  });

  it("ignores the unavailable presence of an old session of ours", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(presence("thirdwitch", { type: "unavailable", codes: [110] }));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("opens a room that it created before it resolves", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "owner", role: "moderator", codes: [201] }));
    at.entity.receive(subject(""));
    const settled = vi.fn();
    void result.then(settled);
    const open = await at.entity.nextSent("muc#owner");
    expect(canonicalXml(String(open.children[0]))).toBe(
      canonicalXml(
        "<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'/></query>",
      ),
    );
    expect([open.attrs.type, open.attrs.to, settled.mock.calls.length, at.room.state]).toEqual([
      "set",
      ROOM,
      0,
      "joining",
    ]);
    at.entity.receive(`<iq type='result' from='${ROOM}' id='${open.attrs.id}'/>`);
    expect((await result).created).toBe(true);
    expect(at.room.state).toBe("joined");
  });

  it("leaves a room that it created and could not open", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { codes: [201] }));
    const open = await at.entity.nextSent("muc#owner");
    at.entity.receive(
      `<iq type='error' from='${ROOM}' id='${open.attrs.id}'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
    );
    await expect(result).rejects.toMatchObject({
      failure: "other",
      cause: { name: "StanzaError", condition: "forbidden" },
    });
    const left = await at.entity.nextSent("unavailable");
    expect(left.attrs).toMatchObject({ to: `${ROOM}/thirdwitch`, type: "unavailable" });
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect(at.room.state).toBe("idle");
  });

  it("of 1 000 occupants resolves with all of them", async () => {
    const others = Array.from({ length: 999 }, (_, index) =>
      presence(`witch ${index}`, { jid: `w${index}@x.example/r` }),
    );
    const { result, room } = await joined({ others });
    expect([result.occupants.length, room.occupants.size]).toEqual([1_000, 1_000]);
  });
});

describe("a refused join", () => {
  const table: [condition: string, type: string, failure: JoinFailure][] = [
    ["not-authorized", "auth", "password-required"],
    ["forbidden", "auth", "banned"],
    ["registration-required", "auth", "members-only"],
    ["conflict", "cancel", "nick-conflict"],
    ["service-unavailable", "wait", "room-full"],
    ["resource-constraint", "wait", "room-full"],
    ["service-unavailable", "cancel", "other"],
    ["item-not-found", "cancel", "not-found"],
    ["not-allowed", "cancel", "creation-restricted"],
    ["not-acceptable", "cancel", "reserved-nick-required"],
    ["jid-malformed", "modify", "nick-invalid"],
    ["gone", "cancel", "gone"],
    ["remote-server-not-found", "cancel", "other"],
    ["x-vendor-trouble", "cancel", "other"],
  ];
  it.each(table)(
    "MU-08: by %s (%s) rejects with %s, with or without id, from the room or the occupant JID",
    async (condition, type, failure) => {
      const echo = "<x xmlns='http://jabber.org/protocol/muc'/>";
      for (const from of [ROOM, `${ROOM}/thirdwitch`]) {
        for (const extra of ["", echo]) {
          for (const withId of [true, false]) {
            const at = stage();
            const { result, id } = await joining(at, "thirdwitch", { timeout: Number.POSITIVE_INFINITY });
            at.entity.receive(presenceError(condition, type, { from, extra, ...(withId && { id }) }));
            const error = await result.catch((reason: unknown) => reason);
            expect(error).toBeInstanceOf(JoinError);
            expect(error).toMatchObject({ failure, condition, room: ROOM, cause: { name: "StanzaError" } });
            expect((error as JoinError).stanza?.attrs.type).toBe("error");
            expect([at.room.state, at.muc.joinedRooms.size]).toEqual(["idle", 0]);
          }
        }
      }
    },
  );

  it("is not refused by an error with another id", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(presenceError("forbidden", "auth", { id: "somebody-elses" }));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("reads the bare codes of old services", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(
      `<presence from='${ROOM}/thirdwitch' type='error'><error code='407'>Members only</error></presence>`,
    );
    await expect(result).rejects.toMatchObject({ failure: "members-only" });
  });

  it("says where the room went", async () => {
    for (const [written, redirect] of [
      ["xmpp:heath@chat.shakespeare.example?join", "heath@chat.shakespeare.example"],
      ["xmpp:caf%C3%A9@x.example", "café@x.example"],
      ["heath@chat.shakespeare.example", "heath@chat.shakespeare.example"],
    ]) {
      const at = stage();
      const { result } = await joining(at);
      at.entity.receive(
        `<presence from='${ROOM}' type='error'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>${written}</gone></error></presence>`,
      );
      await expect(result).rejects.toMatchObject({ failure: "gone", redirect });
    }
  });
});

describe("somebody ends the join", () => {
  it("by removing us, before or after our self-presence", async () => {
    for (const before of [[], [selfPresence("thirdwitch")]]) {
      const at = stage();
      const exits = record(at.room, "exit");
      const { result } = await joining(at);
      for (const stanza of before) at.entity.receive(stanza);
      at.entity.receive(
        selfPresence("thirdwitch", {
          type: "unavailable",
          codes: [301],
          item: "<actor nick='hecate'/><reason>Treason</reason>",
        }),
      );
      await expect(result).rejects.toMatchObject({
        failure: "removed",
        why: { kind: "banned", actor: { nick: "hecate" }, reason: "Treason" },
      });
      expect([at.room.state, exits]).toEqual(["idle", []]);
    }
  });

  it("by destroying the room", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(
      presence("thirdwitch", {
        type: "unavailable",
        user: "<destroy jid='heath@chat.shakespeare.example'><reason>Macbeth</reason></destroy>",
      }),
    );
    await expect(result).rejects.toMatchObject({
      failure: "destroyed",
      why: { kind: "destroyed", destroy: { jid: "heath@chat.shakespeare.example", reason: "Macbeth" } },
    });
  });

  it("by leave: the join rejects, leave resolves at the confirmation", async () => {
    const at = stage();
    const { result } = await joining(at);
    const left = at.room.leave({ status: "no" });
    await expect(result).rejects.toMatchObject({ failure: "left" });
    expect(canonicalXml(await at.entity.nextSent("unavailable"))).toBe(
      canonicalXml(`<presence to='${ROOM}/thirdwitch' type='unavailable'><status>no</status></presence>`),
    );
    at.entity.receive(selfPresence("thirdwitch"));
    expect(at.room.state).toBe("leaving");
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await left;
    expect(at.room.state).toBe("idle");
  });

  it("by leave, when the room then refuses us anyway", async () => {
    const at = stage();
    const { result, id } = await joining(at);
    const left = at.room.leave();
    at.entity.receive(presenceError("forbidden", "auth", { id }));
    await left;
    await expect(result).rejects.toMatchObject({ failure: "left" });
    expect(at.room.state).toBe("idle");
  });

  it("by the end of the streams, when the entity is stopped", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.disconnect();
    at.entity.emit("offline");
    await expect(result).rejects.toMatchObject({ failure: "disconnected" });
    expect(at.room.state).toBe("idle");
  });

  it("but not by the loss of a stream: it begins again on the next one", async () => {
    vi.useFakeTimers();
    const at = stage();
    const first = await joining(at, "thirdwitch", { password: "p", timeout: 1_000 });
    at.entity.receive(presence("firstwitch"));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.disconnect();
    expect([at.room.state, at.room.occupants.size]).toEqual(["joining", 0]);
    await vi.advanceTimersByTimeAsync(60_000);
    at.entity.goOnline();
    const again = await at.entity.nextSent("<presence", "<password>p</password>");
    expect(again.attrs.id).not.toBe(first.id);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await first.result).occupants.map(({ nick }) => nick)).toEqual(["thirdwitch"]);
  });

  it("nor while the room that it created is being opened", async () => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(selfPresence("thirdwitch", { codes: [201] }));
    at.entity.receive(said("thirdwitch", "from the first stream", delay("2026-10-13T23:58:37Z")));
    at.entity.receive(subject(""));
    await at.entity.nextSent("muc#owner");
    at.entity.disconnect();
    at.entity.goOnline();
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    const { created, history } = await result;
    expect([created, history]).toEqual([false, []]);
  });

  it("by abort or leave while there is no stream, without any traffic", async () => {
    for (const end of ["abort", "leave"]) {
      const at = stage();
      const abort = new AbortController();
      const { result } = await joining(at, "thirdwitch", { signal: abort.signal });
      at.entity.disconnect();
      if (end === "abort") abort.abort(new Error("abort"));
      else await at.room.leave();
      await expect(result).rejects.toThrow(end === "abort" ? "abort" : "left");
      at.entity.goOnline();
      expect([at.room.state, at.entity.sent]).toEqual(["idle", []]);
    }
  });

  it("but not by the loss of a stream that is resumed", async () => {
    const at = stage({ resumable: true });
    const { result } = await joining(at);
    at.entity.disconnect();
    expect(at.room.state).toBe("suspended");
    at.entity.resume();
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
    expect(at.room.state).toBe("joined");
  });
});

describe("silence", () => {
  it("rejects after the timeout, and we withdraw", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at, "thirdwitch", { timeout: 1_000 });
    const failed = expect(result).rejects.toMatchObject({ name: "JoinError", failure: "timeout" });
    await vi.advanceTimersByTimeAsync(1_001);
    await failed;
    expect((await at.entity.nextSent("unavailable")).attrs.to).toBe(`${ROOM}/thirdwitch`);
    await vi.advanceTimersByTimeAsync(5_001);
    expect(at.room.state).toBe("idle");
  });

  it("is ended by every stanza of the join, so that a slow one may take its time", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at, "thirdwitch", { timeout: 1_000 });
    for (let nick = 0; nick < 10; nick++) {
      await vi.advanceTimersByTimeAsync(900);
      at.entity.receive(presence(`witch ${nick}`));
    }
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).occupants).toHaveLength(11);
  });

  it("means nothing while the stream may still be resumed", async () => {
    vi.useFakeTimers();
    const at = stage({ resumable: true });
    const { result } = await joining(at, "thirdwitch", { timeout: 1_000 });
    at.entity.disconnect();
    await vi.advanceTimersByTimeAsync(20_000);
    at.entity.resume();
    await vi.advanceTimersByTimeAsync(900);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });
});

describe("several calls", () => {
  it("share one presence, each with its own signal and timeout", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at);
    const abort = new AbortController();
    const aborted = at.room.join("thirdwitch", { signal: abort.signal });
    const impatient = expect(at.room.join("thirdwitch", { timeout: 10 })).rejects.toMatchObject({ failure: "timeout" });
    abort.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    await vi.advanceTimersByTimeAsync(11);
    await impatient;
    expect(at.entity.sent).toEqual([]);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("with another nickname or password are refused as busy", async () => {
    const at = stage();
    await joining(at);
    await expect(at.room.join("hecate")).rejects.toMatchObject({ failure: "busy" });
    await expect(at.room.join("thirdwitch", { password: "x" })).rejects.toMatchObject({ failure: "busy" });
  });

  it("when the last has aborted, send an unavailable presence and ignore what still comes", async () => {
    const at = stage();
    const heard = record(at.room);
    const abort = new AbortController();
    const { result } = await joining(at, "thirdwitch", { signal: abort.signal });
    abort.abort(new Error("enough"));
    await expect(result).rejects.toThrow("enough");
    await at.entity.nextSent("unavailable");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect([at.room.state, at.muc.joinedRooms.size, heard]).toEqual(["idle", 0, []]);
  });

  it("after an abort wait until the room has confirmed it", async () => {
    const at = stage();
    const abort = new AbortController();
    const first = await joining(at, "thirdwitch", { signal: abort.signal });
    abort.abort();
    await expect(first.result).rejects.toThrow();
    await at.entity.nextSent("unavailable");
    const second = at.room.join("thirdwitch");
    at.entity.receive(selfPresence("thirdwitch"));
    expect(at.entity.sent).toEqual([]);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await second).self.nick).toBe("thirdwitch");
  });

  it("while joined ask for everything again, and tell only what differs", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch"), presence("secondwitch")] });
    const heard = record(room);
    const result = room.join("thirdwitch");
    expect((await entity.nextSent("<presence")).toString()).toContain('<history maxchars="0"/>');
    entity.receive(presence("firstwitch", { role: "visitor" }));
    entity.receive(presence("hecate"));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(subject("Fire burn"));
    expect((await result).occupants.map(({ nick }) => nick)).toEqual(["firstwitch", "thirdwitch", "hecate"]);
    expect(heard.map(([event]) => event)).toEqual(["occupantChange", "occupantJoin", "occupantLeave", "rejoined"]);
    expect(heard[2]?.[1]).toMatchObject({ occupant: { nick: "secondwitch" }, why: { kind: "unknown" } });
    expect(room.state).toBe("joined");
  });

  it("while joined under another nickname change it", async () => {
    const { entity, room } = await joined();
    const result = room.join("hecate");
    const sent = await entity.nextSent("<presence");
    expect(canonicalXml(sent)).toBe(canonicalXml(`<presence to='${ROOM}/hecate' id='${sent.attrs.id}'/>`));
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    entity.receive(selfPresence("hecate"));
    expect((await result).self.nick).toBe("hecate");
  });
});

describe("what the room announces", () => {
  const sid = "<stanza-id xmlns='urn:xmpp:sid:0' id='s1' by='coven@chat.shakespeare.example'/>";
  const occupantId = "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='o1'/>";

  it("decides whether occupant-ids and stanza-ids are believed, and changes nobody", async () => {
    for (const [features, ids] of [
      [
        ["urn:xmpp:occupant-id:0", "urn:xmpp:sid:0"],
        ["o1", "s1"],
      ],
      [[], [undefined, undefined]],
    ] as const) {
      const at = stage();
      const { result, info } = await joining(at);
      at.entity.receive(presence("firstwitch", { extra: occupantId }));
      at.entity.receive(selfPresence("thirdwitch"));
      at.entity.receive(subject(""));
      expect((await result).occupants[0]).not.toHaveProperty("occupantId");
      const heard = record(at.room);
      answerInfo(at.entity, info, features);
      await vi.waitFor(() => expect(at.room.occupants.get("firstwitch")?.occupantId).toBe(ids[0]));
      expect(heard).toEqual([]);
      at.entity.receive(said("firstwitch", "hail", sid));
      expect(heard[0]?.[1]).toHaveProperty("body", "hail");
      expect((heard[0]![1] as { stanzaId?: string }).stanzaId).toBe(ids[1]);
      at.entity.receive(presence("hecate", { extra: occupantId }));
      expect(at.room.occupants.get("hecate")?.occupantId).toBe(ids[0]);
    }
  });
});
