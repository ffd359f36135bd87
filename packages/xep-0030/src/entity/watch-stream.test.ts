import { FakeEntity, nextTurn, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it, vi } from "vitest";
import { assertOnline, DisconnectedError, isOnline, isResumable, listen, sendStanza, watchStream } from "./index.ts";

function watched(entity: FakeEntity) {
  const seen: string[] = [];
  const stop = watchStream(entity, {
    lost: (resumable) => seen.push(resumable ? "lost, resumable" : "lost"),
    resumed: () => seen.push(`resumed, ${entity.status}`),
    failed: () => seen.push("failed"),
    online: () => seen.push("online"),
  });
  return { seen, stop };
}

describe("watchStream", () => {
  it("tells a loss once, however often the next connection fails", () => {
    const entity = new FakeEntity({ resumable: true });
    const { seen } = watched(entity);
    entity.disconnect();
    entity.disconnect();
    entity.disconnect();
    expect(seen).toEqual(["lost, resumable"]);
  });

  it("tells nothing to who wants to hear nothing", async () => {
    const failed = vi.spyOn(console, "error");
    const entity = new FakeEntity({ resumable: true });
    watchStream(entity, {});
    entity.disconnect();
    entity.resume();
    await nextTurn();
    entity.disconnect();
    entity.refuseResume(parseXml("<iq/>"));
    entity.goOnline();
    expect(failed).not.toHaveBeenCalled();
    failed.mockRestore();
  });

  it("tells a resumption when stanzas can be sent again (XEP-0198 §5)", async () => {
    const entity = new FakeEntity({ resumable: true });
    const { seen } = watched(entity);
    entity.disconnect();
    entity.resume();
    expect(seen).toEqual(["lost, resumable"]);
    await nextTurn();
    expect(seen).toEqual(["lost, resumable", "resumed, online"]);
    entity.disconnect();
    expect(seen).toEqual(["lost, resumable", "resumed, online", "lost, resumable"]);
  });

  it("tells no resumption of a stream that is lost again at once", async () => {
    const entity = new FakeEntity({ resumable: true });
    const { seen } = watched(entity);
    entity.disconnect();
    entity.resume();
    entity.disconnect();
    await nextTurn();
    expect(seen).toEqual(["lost, resumable", "lost, resumable"]);
  });

  it.each<[string, (entity: FakeEntity) => void, readonly string[]]>([
    ["a refusal", (entity) => entity.refuseResume(parseXml("<iq/>"), parseXml("<iq/>")), ["failed"]],
    ["a fresh stream", (entity) => entity.goOnline(), ["failed", "online"]],
    [
      "a refusal, then a fresh stream",
      (entity) => {
        entity.refuseResume(parseXml("<iq/>"));
        entity.goOnline();
      },
      ["failed", "online"],
    ],
    ["the end of the entity", (entity) => entity.stop(), ["failed"]],
  ])("tells once that nothing will be resumed: %s", (_, happen, expected) => {
    const entity = new FakeEntity({ resumable: true });
    const { seen } = watched(entity);
    entity.disconnect();
    happen(entity);
    expect(seen).toEqual(["lost, resumable", ...expected]);
  });

  it.each([{ component: true }, {}])("without stream management tells lost and online: %j", (options) => {
    const entity = new FakeEntity(options);
    const { seen } = watched(entity);
    entity.disconnect();
    entity.disconnect();
    entity.goOnline();
    entity.stop();
    expect(seen).toEqual(["lost", "online", "lost"]);
  });

  it("may begin before the first connection, and while the stream is lost", async () => {
    const early = new FakeEntity();
    early.status = "offline";
    const first = watched(early);
    early.disconnect();
    early.goOnline();
    expect(first.seen).toEqual(["online"]);

    const lost = new FakeEntity({ resumable: true });
    lost.disconnect();
    const second = watched(lost);
    lost.resume();
    await nextTurn();
    expect(second.seen).toEqual(["resumed, online"]);
  });

  it("takes `online` on a stream that is up for a fresh one, and other events for nothing", async () => {
    const entity = new FakeEntity({ resumable: true });
    const { seen } = watched(entity);
    entity.streamManagement?.emit("fail", parseXml("<iq/>"));
    entity.streamManagement?.emit("resumed");
    await nextTurn();
    entity.goOnline();
    expect(seen).toEqual(["online"]);
  });

  it("ends without a listener or a late call", async () => {
    const entity = new FakeEntity({ resumable: true });
    const { seen, stop } = watched(entity);
    entity.disconnect();
    entity.resume();
    stop();
    await nextTurn();
    entity.disconnect();
    expect(seen).toEqual(["lost, resumable"]);
    expect(entity.listenerTotal).toBe(0);
  });

  it("does without the callbacks that are not given", () => {
    const entity = new FakeEntity({ resumable: true });
    watchStream(entity, {});
    entity.disconnect();
    entity.resume();
    entity.disconnect();
    entity.refuseResume(parseXml("<iq/>"));
    entity.goOnline();
  });
});

describe("the state of a stream", () => {
  it("is online in one status only", () => {
    const entity = new FakeEntity();
    expect(isOnline(entity)).toBe(true);
    expect(() => assertOnline(entity)).not.toThrow();
    for (const status of ["offline", "open", "disconnect", "Online"]) {
      entity.status = status;
      expect(isOnline(entity)).toBe(false);
      expect(() => assertOnline(entity)).toThrow(new DisconnectedError("no"));
    }
  });

  it("is resumable as long as stream management knows the id of the old one", () => {
    const entity = new FakeEntity({ resumable: true });
    expect(isResumable(entity)).toBe(true);
    entity.disconnect();
    expect(entity.streamManagement?.enabled).toBe(false);
    expect(isResumable(entity)).toBe(true);
    entity.refuseResume();
    expect(isResumable(entity)).toBe(false);
    expect(isResumable(new FakeEntity())).toBe(false);
    expect(isResumable(new FakeEntity({ component: true }))).toBe(false);
    expect(isResumable(Object.assign(new FakeEntity(), { streamManagement: { id: "sm" } }))).toBe(false);
    const withoutId = new FakeEntity({ resumable: true });
    Object.assign(withoutId.streamManagement ?? {}, { id: undefined });
    expect(isResumable(withoutId)).toBe(false);
  });

  it("decides whether a stanza is sent", async () => {
    const entity = new FakeEntity();
    await sendStanza(entity, parseXml("<presence/>"));
    expect(entity.sent).toHaveLength(1);
    entity.disconnect();
    await expect(sendStanza(entity, parseXml("<presence/>"))).rejects.toMatchObject({ sent: "no" });
  });
});

describe("listen", () => {
  it("keeps what a listener throws from the entity", () => {
    const entity = new FakeEntity();
    const error = new Error("bug");
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const seen: unknown[] = [];
    const stop = listen<string>(entity, "custom", (argument) => {
      seen.push(argument);
      throw error;
    });
    expect(() => entity.emit("custom", "x")).not.toThrow();
    expect(seen).toEqual(["x"]);
    expect(log.mock.calls).toEqual([[error]]);
    log.mockRestore();
    stop();
    expect(entity.listenerTotal).toBe(0);
  });
});
