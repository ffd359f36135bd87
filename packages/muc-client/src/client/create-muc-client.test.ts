import { describe, expect, it } from "vitest";
import * as api from "../index.ts";
import { createMucClient } from "../index.ts";
import { joined, joining, record, stage } from "../test/stage.ts";
import { WatchedEntity } from "../test/watched-entity.ts";
import { presence, ROOM, said, selfPresence, subject } from "../test/wire.ts";

it("exports these names", () => {
  expect(Object.keys(api).sort()).toEqual(["JoinError", "RoomError", "createMucClient"]);
});

describe("createMucClient", () => {
  it("gives one client per entity and sender, with one listener for all, until it is disposed", async () => {
    const entity = new WatchedEntity({ component: true });
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
    const entity = new WatchedEntity({ component: true });
    expect(() => createMucClient(entity)).toThrow(new TypeError("a component has many addresses: from is required"));
    const odd = new TypeError('from is not a JID: "a@b@c"');
    expect(() => createMucClient(entity, { from: "a@b@c" })).toThrow(odd);
  });

  it("finds the client of a sender by any spelling of it, and that of the entity itself", async () => {
    const entity = new WatchedEntity();
    const [own, other] = [createMucClient(entity), createMucClient(entity, { from: "A@capulet.example/R" })];
    expect(createMucClient(entity, { from: "a@Capulet.example/R" })).toBe(other);
    expect(createMucClient(entity)).toBe(own);
    expect(() => createMucClient(entity, { from: "a@b@c" })).toThrow(TypeError);
    await other.dispose();
    expect(createMucClient(entity)).toBe(own);
    expect(entity.listenerCount("stanza")).toBeGreaterThan(0);
  });

  it.each([
    { rejoin: { minDelay: 0 } },
    { rejoin: { minDelay: -1 } },
    { rejoin: { minDelay: Number.POSITIVE_INFINITY } },
    { rejoin: { maxDelay: 0 } },
    { rejoin: { maxDelay: 500 } },
    { rejoin: { maxDelay: Number.POSITIVE_INFINITY } },
    { rejoin: { minDelay: 3, maxDelay: 2 } },
    { rejoin: { attempts: 0 } },
    { rejoin: { attempts: Number.NaN } },
    { selfPing: { afterSilence: 0 } },
    { selfPing: { timeout: Number.NaN } },
  ])("throws TypeError for what is no delay and no number of attempts: %j", (options) => {
    expect(() => createMucClient(new WatchedEntity(), options)).toThrow(TypeError);
  });

  it.each([
    { rejoin: { minDelay: 2, maxDelay: 2, attempts: 1 } },
    { rejoin: { minDelay: 100_000 } },
    { rejoin: { maxDelay: 1_000 } },
    { rejoin: {}, selfPing: {} },
    { rejoin: false, selfPing: false },
  ] as const)("takes %j", (options) => {
    expect(createMucClient(new WatchedEntity(), options).joinedRooms.size).toBe(0);
  });

  it("says what is wrong with the delays", () => {
    const make = (rejoin: object) => () => createMucClient(new WatchedEntity(), { rejoin });
    expect(make({ minDelay: 3, maxDelay: 2 })).toThrow(
      "rejoin: maxDelay must be finite and at least minDelay, not 2 and 3",
    );
    expect(make({ attempts: 0 })).toThrow("rejoin: attempts must be at least 1, not 0");
  });

  it("keeps the rooms of two senders apart", async () => {
    const entity = new WatchedEntity({ component: true });
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
      expect(() => stage().muc.room(jid)).toThrow(
        `not the bare JID of a room: ${JSON.stringify(jid.slice(0, 100)).slice(0, -1)}`,
      );
    },
  );

  it("cuts what it complains of", () => {
    expect(() => stage().muc.room("a".repeat(60_000))).toThrow(/^.{1,200}$/);
  });

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
    expect(() => muc.room("other@chat.example")).toThrow("this client is disposed");
    await muc.dispose();
  });

  it("a second time concerns no later client", async () => {
    const { entity, muc } = stage();
    await muc.dispose();
    const later = createMucClient(entity);
    await muc.dispose();
    expect(createMucClient(entity)).toBe(later);
    expect(entity.listenerCount("stanza")).toBeGreaterThan(0);
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
