import { nextTurn } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { joined, joining, stage } from "../test/stage.ts";
import { ROOM } from "../test/wire.ts";

describe("a room that was left while there was no stream", () => {
  it("is told when the stream is resumed: it has us still", async () => {
    const { entity, room, muc } = await joined({ resumable: true });
    entity.disconnect();
    await room.leave({ status: "<good> night" });
    expect(room.state).toBe("idle");
    entity.resume();
    await nextTurn();
    const farewell = await entity.nextSent("<presence", "unavailable");
    expect([farewell.attrs.to, farewell.getChildText("status")]).toEqual([`${ROOM}/thirdwitch`, "<good> night"]);
    expect(muc.joinedRooms.size).toBe(0);
    entity.disconnect();
    entity.resume();
    await nextTurn();
    expect(entity.sent.filter((xml) => xml.includes("unavailable"))).toEqual([]);
  });

  it("is told of a join that was given up, too", async () => {
    const at = stage({ resumable: true });
    const controller = new AbortController();
    const { result, entity } = { ...(await joining(at, "thirdwitch", { signal: controller.signal })), ...at };
    entity.disconnect();
    controller.abort();
    await expect(result).rejects.toThrow();
    entity.resume();
    await nextTurn();
    expect((await entity.nextSent("<presence", "unavailable")).attrs.to).toBe(`${ROOM}/thirdwitch`);
  });

  it("is told nothing on another stream, whose beginning was the end of the old one for it", async () => {
    const { entity, room } = await joined({ resumable: true });
    entity.disconnect();
    await room.leave();
    entity.refuseResume();
    Object.assign(entity.streamManagement as object, { id: "sm2", enabled: true });
    entity.goOnline();
    entity.disconnect();
    entity.resume();
    await nextTurn();
    expect(entity.sent.filter((xml) => xml.includes("<presence"))).toEqual([]);
  });

  it("is told nothing more where it was told while there was one, and has not answered", async () => {
    const { entity, room } = await joined({ resumable: true });
    await expect(room.leave({ timeout: 10 })).rejects.toMatchObject({
      name: "TimeoutError",
      message: "the room has not confirmed within 10 ms",
    });
    await entity.nextSent("<presence", "unavailable");
    entity.disconnect();
    entity.resume();
    await nextTurn();
    expect(entity.sent.filter((xml) => xml.includes("<presence"))).toEqual([]);
  });
});
