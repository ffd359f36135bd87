import { FakeEntity } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import * as api from "../index.ts";
import { createMucClient } from "../index.ts";
import { joined, joining, record, stage } from "../test/stage.ts";
import { presence, ROOM, said, selfPresence, subject } from "../test/wire.ts";

it("exports these names", () => {
  expect(Object.keys(api).sort()).toEqual(["JoinError", "RoomError", "createMucClient"]);
});

describe("createMucClient", () => {
  it("gives one client per entity and sender, with one listener for all, until it is disposed", async () => {
    const entity = new FakeEntity({ component: true });
    const a = createMucClient(entity, { from: "a@comp.localhost" });
    const b = createMucClient(entity, { from: "b@comp.localhost" });
    expect(createMucClient(entity, { from: "a@comp.localhost" })).toBe(a);
    expect(b).not.toBe(a);
    expect(entity.listenerCount("stanza")).toBe(1);
    await a.dispose();
    await b.dispose();
    expect(entity.listenerTotal).toBe(0);
    expect(createMucClient(entity, { from: "a@comp.localhost" })).not.toBe(a);
  });

  it("refuses a component without a sender, and a sender that is no JID", () => {
    const entity = new FakeEntity({ component: true });
    expect(() => createMucClient(entity)).toThrow(TypeError);
    expect(() => createMucClient(entity, { from: "a@b@c" })).toThrow(TypeError);
  });

  it("keeps the rooms of two senders apart", async () => {
    const entity = new FakeEntity({ component: true });
    const rooms = ["a@comp.localhost/x", "b@comp.localhost"].map((from) =>
      createMucClient(entity, { from }).room(ROOM),
    );
    const results = rooms.map((room, index) => room.join(`bridge ${index}`));
    for (const [index, to] of ["a@comp.localhost/x", "b@comp.localhost"].entries()) {
      const sent = await entity.nextSent("<presence", `bridge ${index}`);
      expect(sent.attrs.from).toBe(to);
      entity.receive(selfPresence(`bridge ${index}`).replace(/to='[^']*'/, `to='${to}'`));
      entity.receive(subject("").replace(/to='[^']*'/, `to='${to}'`));
    }
    expect((await Promise.all(results)).map(({ self }) => self.nick)).toEqual(["bridge 0", "bridge 1"]);
    expect(rooms.map((room) => room.occupants.size)).toEqual([1, 1]);
  });
});

describe("room", () => {
  it("gives the same handle for the same address, upper case or lower", () => {
    const { muc, room } = stage();
    expect(muc.room(ROOM.toUpperCase())).toBe(room);
    expect(room.jid).toBe(ROOM);
  });

  it.each(["", "chat.example", "a@b/c", "@b", "a@", "a@b@c", `${"a".repeat(1_024)}@b`])(
    "throws TypeError for %j",
    (jid) => {
      expect(() => stage().muc.room(jid)).toThrow(TypeError);
    },
  );

  it("answers joins of no room with a rejection", async () => {
    await expect(stage().muc.join("nowhere", "nick")).rejects.toThrow(TypeError);
  });
});

describe("dispose", () => {
  it("leaves the rooms, rejects what waits, ends iterators and leaves no listener", async () => {
    const { entity, muc, room } = await joined();
    const heard = record(room);
    const words = muc.iterate("message");
    entity.receive(said("firstwitch", "last words"));
    const disposed = muc.dispose();
    await entity.nextSent("unavailable");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await disposed;
    expect(heard.map(([event]) => event)).toEqual(["message", "exit"]);
    const read: (string | undefined)[] = [];
    for await (const { body } of words) read.push(body);
    expect(read).toEqual(["last words"]);
    expect(entity.listenerTotal).toBe(0);
    expect(() => muc.room("other@chat.example")).toThrow(TypeError);
    await muc.dispose();
  });

  it("ends a join under way", async () => {
    const at = stage();
    const { result } = await joining(at);
    const disposed = at.muc[Symbol.asyncDispose]();
    await expect(result).rejects.toMatchObject({ failure: "left" });
    await at.entity.nextSent("unavailable");
    at.entity.receive(presence("thirdwitch", { type: "unavailable", codes: [110] }));
    await disposed;
  });
});
