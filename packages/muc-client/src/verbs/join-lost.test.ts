import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerInfo, joining, refuse, stage } from "../test/stage.ts";
import { presence, presenceError, selfPresence, subject } from "../test/wire.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A join of a room that is not there for the question behind it. */
async function unanswered() {
  const at = stage();
  const join = await joining(at);
  refuse(at.entity, join.info, "item-not-found");
  return { ...at, ...join };
}

describe("a presence that got lost in a room as it ended", () => {
  it("is sent once more, and enters", async () => {
    const { entity, room, result, sent, id } = await unanswered();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(String(await entity.nextSent("<presence"))).toBe(String(sent));
    answerInfo(entity, await entity.nextSent("disco#info"), [
      "urn:xmpp:sid:0",
      "http://jabber.org/protocol/muc#stable_id",
    ]);
    entity.receive(selfPresence("thirdwitch", { id, codes: [110] }));
    entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
    await vi.waitFor(() => expect(room.info).toMatchObject({ stanzaIds: true }));
    expect(room.state).toBe("joined");
  });

  it("is sent once more where the question got lost, too, and is asked again", async () => {
    const at = stage();
    const { result, sent, id } = await joining(at);
    await vi.advanceTimersByTimeAsync(2_000);
    refuse(at.entity, await at.entity.nextSent("disco#info"), "item-not-found");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(String(await at.entity.nextSent("<presence"))).toBe(String(sent));
    at.entity.receive(selfPresence("thirdwitch", { id }));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("is not sent a third time", async () => {
    const { entity, result } = await unanswered();
    const refused = expect(result).rejects.toMatchObject({ failure: "timeout" });
    await vi.advanceTimersByTimeAsync(1_000);
    await entity.nextSent("<presence");
    refuse(entity, await entity.nextSent("disco#info"), "item-not-found");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(entity.sent.join()).not.toContain("<presence");
    await vi.advanceTimersByTimeAsync(60_000);
    await refused;
  });

  it.each([
    ["has let us in", (id: string) => [presence("firstwitch"), selfPresence("thirdwitch", { id })]],
    ["has refused us", (id: string) => [presenceError("not-allowed", "cancel", { id })]],
  ])("is none where the room %s after all", async (_, told) => {
    const { entity, result, id } = await unanswered();
    result.catch(() => {});
    for (const stanza of told(id)) entity.receive(stanza);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(entity.sent.join()).not.toContain("<presence");
  });

  it.each(["service-unavailable", "not-allowed", "forbidden"])(
    "is none where the question is refused by %s",
    async (condition) => {
      const at = stage();
      const { info } = await joining(at);
      refuse(at.entity, info, condition);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(at.entity.sent).toEqual([]);
    },
  );

  it("is not sent when the join is given up", async () => {
    const { entity, room } = await unanswered();
    const left = room.leave({ timeout: 100 }).catch(() => {});
    expect((await entity.nextSent("<presence")).attrs.type).toBe("unavailable");
    await vi.advanceTimersByTimeAsync(2_000);
    await left;
    expect(entity.sent.join()).not.toContain("<presence");
  });

  it("is not sent on another stream, where the join begins anew", async () => {
    const { entity, id } = await unanswered();
    entity.disconnect();
    await vi.advanceTimersByTimeAsync(2_000);
    entity.goOnline();
    const again = await entity.nextSent("<presence");
    expect(again.attrs.id).not.toBe(id);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(entity.sent.join()).not.toContain("<presence");
  });
});
