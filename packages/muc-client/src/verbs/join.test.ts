import { canonicalXml } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { joined, joining, record, stage } from "../test/stage.ts";
import { delay, presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

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

  it("is refused by nothing but a conflict once somebody has the nickname, and by nothing once 110 says that we are in", async () => {
    for (const [codes, errors] of [
      [[], ["forbidden", "not-allowed"]],
      [[110], ["conflict", "forbidden"]],
    ] as const) {
      const at = stage();
      const { result, id } = await joining(at);
      at.entity.receive(presence("thirdwitch", { codes }));
      for (const condition of errors) {
        at.entity.receive(presenceError(condition, "cancel", { id }));
        at.entity.receive(presenceError(condition, "cancel"));
      }
      expect(at.room.state).toBe("joining");
      at.entity.receive(subject(""));
      expect((await result).self.nick).toBe("thirdwitch");
      at.entity.receive(presenceError("conflict", "cancel", { id }));
      at.entity.receive(presenceError("conflict", "cancel"));
      expect(at.room.state).toBe("joined");
    }
  });

  it("takes presences without any payload of MUC for what RFC 6121 says, as old services send them", async () => {
    const at = stage();
    const { result } = await joining(at);
    const plain = (nick: string, type = "") => at.entity.receive(`<presence from='${ROOM}/${nick}' ${type}/>`);
    plain("firstwitch");
    plain("secondwitch");
    expect(at.room.state).toBe("joining");
    plain("thirdwitch");
    plain("secondwitch", "type='unavailable'");
    for (const type of ["subscribe", "probe", "x-unknown"]) plain("firstwitch", `type='${type}'`);
    at.entity.receive(subject(""));
    const { occupants, statusCodes, nickAssigned } = await result;
    const nobody = { affiliation: "none", role: "none" };
    expect(occupants).toMatchObject([
      { nick: "firstwitch", ...nobody },
      { nick: "thirdwitch", ...nobody },
    ]);
    expect([statusCodes, nickAssigned]).toEqual([[], false]);
    const heard = record(at.room);
    plain("firstwitch", "type='unavailable'");
    plain("thirdwitch", "type='unavailable'");
    expect(heard).toMatchObject([
      ["occupantLeave", { occupant: { nick: "firstwitch" }, why: { kind: "left" } }],
      ["exit", { why: { kind: "unknown" }, willRejoin: false }],
    ]);
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
      condition: "forbidden",
      stanza: { name: "iq" },
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
