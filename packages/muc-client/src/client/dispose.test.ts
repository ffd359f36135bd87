import { complaints, nextTurn, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { createMucClient } from "../index.ts";
import { joined, joining, record, stage } from "../test/stage.ts";
import { ROOM, said, selfPresence } from "../test/wire.ts";

/** Requests on the way: of rooms that we are not in, of services, of contacts. */
describe("dispose", () => {
  it("rejects everything that waits for an answer, and leaves no listener", async () => {
    const { entity, muc, room } = stage();
    const pages = muc.roomsOf("chat.example");
    const calls = [
      room.getInfo(),
      room.getConfig(),
      room.getAffiliations("owner"),
      room.destroy(),
      room.getReservedNick(),
      muc.services("x.example"),
      muc.roomsOfUser("hecate@x.example/r"),
      muc.getRegistration("chat.example"),
      muc.room("straße@chat.example").getInfo(),
      pages.next(),
    ];
    const ended = Promise.allSettled(calls);
    await entity.nextSent("straße");
    await muc.dispose();
    expect((await ended).map(({ status }) => status)).toEqual(calls.map(() => "rejected"));
    expect(entity.listenerTotal).toBe(0);
  });

  it("waits for the rooms it leaves, all together, no longer than it is told", async () => {
    const { entity, muc, room } = await joined();
    const heard = record(room);
    const disposed = muc.dispose({ timeout: 20 });
    await entity.nextSent("unavailable");
    await disposed;
    expect(heard.map(([event]) => event)).toEqual(["exit"]);
    expect([room.state, entity.listenerTotal]).toEqual(["idle", 0]);
    expect(createMucClient(entity)).not.toBe(muc);
  });

  it("is over although a call of leave has more patience", async () => {
    const { muc, room } = await joined();
    const left = room.leave({ timeout: Number.POSITIVE_INFINITY });
    await muc.dispose({ timeout: 20 });
    await left;
    expect(room.state).toBe("idle");
  });

  it("with a signal waits no longer than that, and with one that has spoken does nothing", async () => {
    const { entity, muc, room } = await joined();
    await expect(muc.dispose({ signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect([room.state, entity.sent]).toEqual(["joined", []]);
    const heard = record(room);
    const given = new AbortController();
    const disposed = muc.dispose({ timeout: Number.POSITIVE_INFINITY, signal: given.signal });
    await entity.nextSent("unavailable");
    given.abort();
    await disposed;
    expect([room.state, entity.listenerTotal, heard.map(([event]) => event)]).toEqual(["idle", 0, ["exit"]]);
  });

  it("sends nothing afterwards", async () => {
    const { entity, muc } = stage();
    await muc.dispose();
    const invitation = { room: ROOM, from: "a@b.example", kind: "mediated", stanza: parseXml("<message/>") } as const;
    await expect(muc.decline(invitation)).rejects.toMatchObject({ name: "AbortError" });
    const invite = { room: ROOM, to: "a@b.example", from: "c@d.example" };
    await expect(muc.inviteAsService(invite)).rejects.toMatchObject({ name: "AbortError" });
    expect(entity.sent).toEqual([]);
  });

  it("ends what is read of a room, after the last word", async () => {
    const { entity, muc, room } = await joined();
    const words = room.iterate("message");
    entity.receive(said("firstwitch", "last words"));
    await muc.dispose({ timeout: 10 });
    const read: (string | undefined)[] = [];
    for await (const { body } of words) read.push(body);
    expect(read).toEqual(["last words"]);
  });

  it("hears nothing any more afterwards", async () => {
    const at = stage();
    const heard = record(at.muc);
    const { result } = await joining(at);
    result.catch(() => undefined);
    await at.muc.dispose({ timeout: 10 });
    at.entity.receive(selfPresence("thirdwitch"));
    await nextTurn();
    expect(heard).toEqual([]);
    await expect(at.muc.join(ROOM, "thirdwitch")).rejects.toThrow(TypeError);
  });
});

describe("a signal", () => {
  it("may be that of many calls at once, and nothing warns of a leak", async () => {
    const warnings = complaints();
    const { entity, room } = await joined();
    const given = new AbortController();
    const calls = Array.from({ length: 30 }, (_, index) => [
      room.send(`message ${index}`, { signal: given.signal }),
      room.getAffiliations("owner", { signal: given.signal }),
      room.join("thirdwitch", { signal: given.signal }),
    ]).flat();
    const ended = Promise.allSettled(calls);
    await entity.nextSent("message 29");
    given.abort();
    for (const outcome of await ended) expect(outcome).toMatchObject({ reason: { name: "AbortError" } });
    await nextTurn();
    expect(warnings).toEqual([]);
  });
});
