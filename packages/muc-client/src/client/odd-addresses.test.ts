import { type FakeEntity, garbageCollector } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { record, refuse, stage } from "../test/stage.ts";
import { ROOM, selfPresence, subject } from "../test/wire.ts";

const ODD = "straße@chat.shakespeare.example";
const PREPARED = "strasse@chat.shakespeare.example";

afterEach(() => {
  vi.useRealTimers();
});

/** The room lets us in, from its prepared address. */
function admit(entity: FakeEntity, id: string): void {
  entity.receive(selfPresence("thirdwitch", { id }).replaceAll(ROOM, PREPARED));
  entity.receive(subject("").replaceAll(ROOM, PREPARED));
}

describe("a room by another spelling", () => {
  it("that is not there yet is entered although the program has a handle of its true address (ejabberd)", async () => {
    const { entity, muc } = stage();
    const [earlier, later] = [muc.room(PREPARED), muc.room(ODD)];
    const heard = [record(earlier, "joined", "suspend"), record(later, "joined", "suspend")];
    const result = later.join("thirdwitch");
    refuse(entity, await entity.nextSent("disco#info"), "item-not-found");
    admit(entity, String((await entity.nextSent("<presence")).attrs.id));
    expect((await result).room).toBe(earlier);
    expect([muc.room(ODD), muc.room(PREPARED), muc.joinedRooms.get(PREPARED)]).toEqual([earlier, earlier, earlier]);
    expect([earlier.state, later.state, later.jid]).toEqual(["joined", "joined", PREPARED]);
    expect(heard).toEqual([[["joined", await result]], [["joined", await result]]]);
    const said = later.send("hail");
    entity.receive(
      `<message type='groupchat' from='${PREPARED}/thirdwitch' id='${(await entity.nextSent("hail")).attrs.id}'><body>hail</body></message>`,
    );
    expect((await said).room).toBe(earlier);
  });

  it("tells the loss of the stream once, whatever handles there are", async () => {
    const { entity, muc } = stage({ resumable: true });
    const [earlier, later] = [muc.room(PREPARED), muc.room(ODD)];
    const heard = [record(earlier, "suspend"), record(later, "suspend"), record(muc, "suspend")];
    const result = later.join("thirdwitch");
    refuse(entity, await entity.nextSent("disco#info"), "item-not-found");
    admit(entity, String((await entity.nextSent("<presence")).attrs.id));
    await result;
    entity.disconnect();
    expect(heard.map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it("keeps no handle that nobody holds any more", async () => {
    const { entity, muc } = stage();
    const earlier = muc.room(PREPARED);
    const join = async () => {
      const later = muc.room(ODD);
      const result = later.join("thirdwitch");
      refuse(entity, await entity.nextSent("disco#info"), "item-not-found");
      admit(entity, String((await entity.nextSent("<presence")).attrs.id));
      await result;
      return new WeakRef(later);
    };
    const later = await join();
    const collect = await garbageCollector();
    await vi.waitFor(() => {
      collect();
      expect(later.deref() === undefined).toBe(true);
    });
    expect(earlier.state).toBe("joined");
  });
});

describe("while a room is asked for its address", () => {
  it("leave ends the join, and nothing more is sent", async () => {
    const { entity, muc } = stage();
    const room = muc.room(ODD);
    const result = room.join("thirdwitch");
    const ask = await entity.nextSent("disco#info");
    expect(room.state).toBe("joining");
    await room.leave();
    await expect(result).rejects.toMatchObject({ name: "JoinError", failure: "left" });
    expect(room.state).toBe("idle");
    refuse(entity, ask, "item-not-found");
    await Promise.resolve();
    expect(entity.sent).toEqual([]);
  });

  it("so does the end of the client", async () => {
    const { entity, muc } = stage();
    const calls = [muc.join(ODD, "thirdwitch"), muc.create(ODD, "thirdwitch")].map((call) =>
      expect(call).rejects.toMatchObject({ failure: "left" }),
    );
    await entity.nextSent("disco#info");
    await muc.dispose();
    await Promise.all(calls);
    expect(entity.sent.filter((xml) => xml.startsWith("<presence"))).toEqual([]);
    expect(entity.listenerTotal).toBe(0);
  });

  it("the join ends with its own errors: silence, no stream, the signal", async () => {
    vi.useFakeTimers();
    const { entity, muc } = stage({ client: { rejoin: false } });
    const silent = muc.join(ODD, "thirdwitch", { timeout: 100 });
    const silence = expect(silent).rejects.toMatchObject({ name: "JoinError", failure: "timeout" });
    await vi.advanceTimersByTimeAsync(100);
    await silence;
    const given = new AbortController();
    const aborted = muc.join(ODD, "thirdwitch", { signal: given.signal });
    given.abort(new Error("never mind"));
    await expect(aborted).rejects.toThrow("never mind");
    const lost = muc.join(ODD, "thirdwitch");
    entity.disconnect();
    await expect(lost).rejects.toMatchObject({ name: "JoinError", failure: "disconnected" });
    await expect(muc.join(ODD, "thirdwitch")).rejects.toMatchObject({ failure: "disconnected" });
  });
});
