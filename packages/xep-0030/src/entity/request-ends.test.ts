import { FakeEntity, parseXml } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, ask, iq, stateOf } from "../test/request-stage.ts";
import { DisconnectedError, request, TimeoutError } from "./index.ts";

afterEach(() => void vi.useRealTimers());

describe("how long a request waits", () => {
  it("30 seconds, and then rejects with TimeoutError", async () => {
    vi.useFakeTimers();
    const entity = new FakeEntity();
    const result = ask(entity);
    const settled = vi.fn();
    result.then(settled, settled);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledOnce();
    await expect(result).rejects.toEqual(new TimeoutError("no answer within 30000 ms"));
    expect(entity.listenerTotal).toBe(0);
    answer(entity, await entity.nextSent(), "chat.example");
  });

  it("as long as it is told, and no timer is left by an answer", async () => {
    vi.useFakeTimers();
    const entity = new FakeEntity();
    const late = ask(entity, { timeout: 50 });
    await entity.nextSent();
    const answered = ask(entity, { timeout: 100 });
    const sent = await entity.nextSent();
    const expectation = expect(late).rejects.toBeInstanceOf(TimeoutError);
    await vi.advanceTimersByTimeAsync(50);
    await expectation;
    answer(entity, sent, "chat.example");
    await answered;
    expect(vi.getTimerCount()).toBe(0);
  });

  it("for ever, with Infinity", async () => {
    vi.useFakeTimers();
    const entity = new FakeEntity();
    const result = ask(entity, { timeout: Number.POSITIVE_INFINITY });
    const sent = await entity.nextSent();
    expect(vi.getTimerCount()).toBe(0);
    answer(entity, sent, "chat.example");
    await result;
  });

  it.each([0, -1, Number.NaN])("refuses the timeout %d, and sends nothing", async (timeout) => {
    const entity = new FakeEntity();
    await expect(ask(entity, { timeout })).rejects.toThrow(TypeError);
    expect(entity.sent).toEqual([]);
  });
});

describe("a signal", () => {
  it("ends the waiting with its reason", async () => {
    const entity = new FakeEntity();
    const controller = new AbortController();
    const remove = vi.spyOn(controller.signal, "removeEventListener");
    const result = ask(entity, { signal: controller.signal });
    const sent = await entity.nextSent();
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(result).rejects.toBe(reason);
    expect(entity.listenerTotal).toBe(0);
    expect(remove).toHaveBeenCalledOnce();
    answer(entity, sent, "chat.example");
  });

  it("that is aborted already keeps the request from being sent", async () => {
    const entity = new FakeEntity();
    await expect(ask(entity, { signal: AbortSignal.abort("no") })).rejects.toBe("no");
    expect(entity.sent).toEqual([]);
    expect(entity.listenerTotal).toBe(0);
  });

  it("keeps no listener of a request that was answered", async () => {
    const entity = new FakeEntity();
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    const result = ask(entity, { signal });
    answer(entity, await entity.nextSent(), "chat.example");
    await result;
    expect(remove.mock.calls).toEqual(add.mock.calls);
    expect(add).toHaveBeenCalledOnce();
  });
});

describe("when the stream is lost", () => {
  const rejectsAs = (result: Promise<unknown>, sent: "no" | "unknown") =>
    expect(result).rejects.toMatchObject({ name: "DisconnectedError", sent });

  it.each(["offline", "connecting", "open", "disconnect", "closing"])("nothing is sent while %s", async (status) => {
    const entity = new FakeEntity();
    entity.status = status;
    await rejectsAs(ask(entity), "no");
    expect(entity.listenerTotal).toBe(0);
  });

  it("a failing send rejects, keeping the cause", async () => {
    const entity = new FakeEntity();
    const cause = new Error("socket");
    entity.send = () => Promise.reject(cause);
    await expect(ask(entity)).rejects.toMatchObject({ name: "DisconnectedError", sent: "unknown", cause });
    entity.send = () => {
      throw cause;
    };
    await expect(ask(entity)).rejects.toMatchObject({ name: "DisconnectedError", cause });
    expect(entity.listenerTotal).toBe(0);
  });

  it.each([{ component: true }, { resumable: false }])(
    "without stream management it rejects at once: %j",
    async (options) => {
      const entity = new FakeEntity(options);
      const results = [ask(entity), ask(entity)];
      await entity.nextSent();
      entity.disconnect();
      for (const result of results) await rejectsAs(result, "unknown");
      expect(entity.listenerTotal).toBe(0);
    },
  );

  it("with it the request waits for the stream, and the answer still comes", async () => {
    const entity = new FakeEntity({ resumable: true });
    const result = ask(entity);
    const sent = await entity.nextSent();
    entity.disconnect();
    entity.disconnect();
    expect(await stateOf(result)).toBe("pending");
    await rejectsAs(ask(entity), "no");
    answer(entity, sent, "evil.example");
    entity.resume();
    expect(await stateOf(result)).toBe("pending");
    answer(entity, sent, "chat.example");
    await result;
    expect(entity.sent).toEqual([]);
    expect(entity.listenerTotal).toBe(0);
  });

  it("an answer replayed before `resumed` counts", async () => {
    const entity = new FakeEntity({ resumable: true });
    const result = ask(entity);
    const sent = await entity.nextSent();
    entity.disconnect();
    answer(entity, sent, "chat.example");
    await result;
    entity.resume();
  });

  it.each<[string, (entity: FakeEntity) => void]>([
    ["the server refuses to resume, with what it has not confirmed", (entity) => entity.refuseResume(iq(), iq())],
    ["a fresh stream comes up", (entity) => entity.goOnline()],
    [
      "the next attempt is lost after a silent refusal",
      (entity) => {
        entity.refuseResume();
        entity.disconnect();
      },
    ],
    ["the program stops the entity", (entity) => entity.stop()],
  ])("with it the request rejects when %s", async (_, happen) => {
    const entity = new FakeEntity({ resumable: true });
    const results = [ask(entity), ask(entity)];
    await entity.nextSent();
    entity.disconnect();
    expect(await stateOf(Promise.race(results))).toBe("pending");
    happen(entity);
    for (const result of results) await rejectsAs(result, "unknown");
    expect(entity.listenerTotal).toBe(0);
  });

  it("a second loss after a resumption is a loss like the first", async () => {
    const entity = new FakeEntity({ resumable: true });
    const result = ask(entity);
    await entity.nextSent();
    entity.disconnect();
    entity.resume();
    entity.disconnect();
    expect(await stateOf(result)).toBe("pending");
    entity.goOnline();
    await rejectsAs(result, "unknown");
  });

  it("the timeout runs on meanwhile", async () => {
    vi.useFakeTimers();
    const entity = new FakeEntity({ resumable: true });
    const result = ask(entity, { timeout: 1_000 });
    const expectation = expect(result).rejects.toBeInstanceOf(TimeoutError);
    entity.disconnect();
    await vi.advanceTimersByTimeAsync(1_000);
    await expectation;
  });

  it("DisconnectedError is known by its name, as TimeoutError is", () => {
    expect(Object.assign(new Error("x"), { name: "DisconnectedError" })).toBeInstanceOf(DisconnectedError);
    expect(Object.assign(new Error("x"), { name: "TimeoutError" })).toBeInstanceOf(TimeoutError);
    expect(new Error("x")).not.toBeInstanceOf(DisconnectedError);
    expect(new Error("x")).not.toBeInstanceOf(TimeoutError);
    expect(new DisconnectedError("no").message).toBe("not online, nothing was sent");
    expect(new DisconnectedError("unknown").message).toBe("the stream was lost");
  });
});

describe("200 requests at once", () => {
  it("share one listener, and leave no timer, listener or signal behind", async () => {
    vi.useFakeTimers();
    const entity = new FakeEntity({ resumable: true });
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    const results = Array.from({ length: 200 }, (_, index) =>
      request(entity, iq(`to='room${index}@chat.example'`), { signal }),
    );
    const unanswered = Promise.allSettled(results.slice(100));
    await vi.advanceTimersByTimeAsync(0);
    expect(entity.sent).toHaveLength(200);
    expect(entity.listenerCount("stanza")).toBe(1);
    const while_ = entity.listenerTotal;
    expect(while_).toBeLessThanOrEqual(6);
    const answers = entity.sent.map((xml) => parseXml(xml).attrs);
    for (const { id, to } of answers.slice(0, 100)) entity.receive(`<iq type='result' id='${id}' from='${to}'/>`);
    expect(await Promise.all(results.slice(0, 100))).toHaveLength(100);
    expect(entity.listenerTotal).toBe(while_);
    await vi.advanceTimersByTimeAsync(30_000);
    const rest = await unanswered;
    expect(rest.every(({ status }) => status === "rejected")).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(entity.listenerTotal).toBe(0);
    expect(add).toHaveBeenCalledOnce();
    expect(remove).toHaveBeenCalledOnce();
  });
});
