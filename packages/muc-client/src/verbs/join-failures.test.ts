import { canonicalXml } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { JoinError, type JoinFailure } from "../index.ts";
import { joining, record, stage } from "../test/stage.ts";
import { delay, presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

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
    ["redirect", "modify", "gone"],
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

  it.each([
    [401, "password-required"],
    [403, "banned"],
    [404, "not-found"],
    [405, "creation-restricted"],
    [406, "reserved-nick-required"],
    [407, "members-only"],
    [409, "nick-conflict"],
    [503, "other"],
  ] as const)("of an old service by its bare code %i is %s", async (code, failure) => {
    const at = stage();
    const { result } = await joining(at);
    at.entity.receive(`<presence from='${ROOM}/thirdwitch' type='error'><error code='${code}'>No</error></presence>`);
    await expect(result).rejects.toMatchObject({ failure });
  });

  it("says where the room went", async () => {
    for (const [written, redirect] of [
      ["xmpp:heath@chat.shakespeare.example?join", "heath@chat.shakespeare.example"],
      ["xmpp:caf%C3%A9@x.example", "café@x.example"],
      ["xmpp:caf%C3@x.example", "caf%C3@x.example"],
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
      redirect: "heath@chat.shakespeare.example",
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

  it("by the failure of what sends, while there is a stream", async () => {
    const at = stage();
    at.entity.send = () => Promise.reject(new Error("no socket"));
    const failed = await at.room.join("thirdwitch").catch((error: unknown) => error);
    expect(failed).toMatchObject({
      name: "JoinError",
      failure: "disconnected",
      cause: { cause: { message: "no socket" } },
    });
    expect([at.room.state, at.muc.joinedRooms.size]).toEqual(["idle", 0]);
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
    const cause = { message: "nothing from the room within 1000 ms" };
    const failed = expect(result).rejects.toMatchObject({ name: "JoinError", failure: "timeout", cause });
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
