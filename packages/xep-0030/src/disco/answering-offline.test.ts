import { complaints, FakeEntity, type FakeEntityOptions, nextTurn } from "@xeps-internal/test-kit";
import { describe, expect, it, vi } from "vitest";
import { createDisco, type DiscoQuery, NS_DISCO_INFO, NS_DISCO_ITEMS } from "../index.ts";
import { FEATURES, start, summary } from "../test/disco-stage.ts";

const items = (...jids: readonly string[]) => ({ items: jids.map((jid) => ({ jid })) });

describe("an answer that comes when the stream is gone", () => {
  async function late(options: FakeEntityOptions) {
    const { entity, disco } = start(options);
    let finish: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    disco.handle({}, { items: () => slow.then(() => items("late")) });
    entity.receive(`<iq type='get' id='x' from='a@b'><query xmlns='${NS_DISCO_ITEMS}'/></iq>`);
    const unhandled = complaints();
    const failed = vi.fn();
    entity.on("error", failed);
    const settle = async () => {
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    };
    entity.disconnect();
    finish();
    await settle();
    expect(unhandled).toEqual([]);
    expect(failed).not.toHaveBeenCalled();
    entity.off("error", failed);
    return { entity, settle };
  }

  it("is not sent", async () => {
    const { entity, settle } = await late({});
    expect(entity.listenerTotal).toBe(0);
    entity.goOnline();
    await settle();
    expect(entity.sent).toEqual([]);
  });

  it("is sent when the stream is resumed", async () => {
    const { entity } = await late({ resumable: true });
    expect(entity.sent).toEqual([]);
    entity.resume();
    expect(summary(await entity.nextSent("result"))).toBe("late");
    expect(entity.listenerTotal).toBe(0);
  });

  it("waits with all others on one listener", async () => {
    const { entity } = await late({ resumable: true });
    for (let id = 0; id < 20; id++) {
      entity.receive(`<iq type='get' id='q${id}' from='a@b'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
    }
    await nextTurn();
    expect(entity.streamManagement?.listenerCount("resumed")).toBe(1);
    entity.resume();
    for (let id = 0; id < 20; id++) await entity.nextSent("result", `q${id}`);
    expect(entity.streamManagement?.listenerCount("resumed")).toBe(0);
  });

  it("is not sent on another stream", async () => {
    const { entity, settle } = await late({ resumable: true });
    entity.goOnline();
    await settle();
    expect(entity.sent).toEqual([]);
    expect(entity.listenerTotal).toBe(0);
  });
});

describe("before the first connection", () => {
  it("an entity without address answers all the same", async () => {
    const entity: FakeEntity = Object.assign(new FakeEntity(), { jid: null as never });
    const disco = createDisco(entity);
    const queries: DiscoQuery[] = [];
    disco.handle({}, { info: (query) => void queries.push(query) as undefined });
    entity.receive(`<iq type='get' id='x'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
    expect(summary(await entity.nextSent("result"))).toBe(`client/bot ${FEATURES}`);
    expect(queries).toStrictEqual([{ from: "", to: "" }]);
  });
});
