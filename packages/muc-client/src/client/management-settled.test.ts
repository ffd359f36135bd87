import { parseXml } from "@xeps-internal/test-kit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { JOIN, type Joined, nextJoin } from "../test/away.ts";
import { joined } from "../test/stage.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As xmpp.js has it: a fresh stream is online, and right afterwards the server is asked to manage it. */
async function reconnected(isAsked: boolean) {
  const at = await joined();
  const management = Object.assign(at.entity.streamManagement as object, { enableSent: false });
  at.entity.disconnect();
  at.entity.sent.length = 0;
  at.entity.goOnline();
  management.enableSent = isAsked;
  await vi.advanceTimersByTimeAsync(1);
  return at;
}

describe("rooms are joined again on a fresh stream", () => {
  it("once the server has said that it manages it, or not", async () => {
    for (const word of ["enabled", "failed"]) {
      const at = await reconnected(true);
      at.entity.emit("nonza", parseXml("<r xmlns='urn:xmpp:sm:3'/>"));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(at.entity.sent).toEqual([]);
      at.entity.emit("nonza", parseXml(`<${word} xmlns='urn:xmpp:sm:3'/>`));
      expect(at.entity.sent).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      await nextJoin(at);
    }
  });

  it("at once where it is not asked, and after five seconds where it does not answer", async () => {
    await nextJoin(await reconnected(false));
    const silent = await reconnected(true);
    await vi.advanceTimersByTimeAsync(4_990);
    expect(silent.entity.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(20);
    await nextJoin(silent);
  });

  it("not when it is lost again meanwhile, nor when the client is disposed", async () => {
    const ends = { disconnect: (at: Joined) => at.entity.disconnect(), dispose: (at: Joined) => at.muc.dispose() };
    for (const end of Object.values(ends)) {
      const at = await reconnected(true);
      const listeners = at.entity.listenerCount("nonza");
      await Promise.resolve(end(at));
      expect(at.entity.listenerCount("nonza")).toBe(listeners - 1);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(at.entity.sent.join()).not.toContain(JOIN);
    }
  });

  it("at once on a component, whose stream nobody manages", async () => {
    const at = await joined({ component: true, client: { from: "juliet@capulet.example/balcony" } });
    at.entity.disconnect();
    at.entity.sent.length = 0;
    at.entity.goOnline();
    await nextJoin(at);
  });

  it("at once by who calls join", async () => {
    const at = await reconnected(true);
    const result = expect(at.room.join("thirdwitch")).rejects.toMatchObject({ failure: "disconnected" });
    await nextJoin(at);
    at.entity.emit("nonza", parseXml("<enabled xmlns='urn:xmpp:sm:3'/>"));
    await vi.advanceTimersByTimeAsync(10);
    expect(at.entity.sent.join()).not.toContain(JOIN);
    at.entity.stop();
    await result;
  });
});
