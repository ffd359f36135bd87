import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { Thing } from "../test/thing.ts";
import { EventQueue } from "./index.ts";

let log: MockInstance<typeof console.error>;
beforeEach(() => {
  log = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => void log.mockRestore());

describe("emitters that share a queue", () => {
  const pair = () => {
    const queue = new EventQueue();
    const [room, client] = [new Thing(queue), new Thing(queue)] as const;
    const forward = (n: number) =>
      queue.batch(() => {
        room.fire("a", { n });
        client.fire("a", { n });
      });
    return { queue, room, client, forward };
  };

  it("deliver what a listener causes after the listeners of both have seen the event", () => {
    const { room, client, forward } = pair();
    const seen: string[] = [];
    room.on("a", ({ n }) => {
      seen.push(`room ${n}`);
      if (n === 1) forward(2);
    });
    client.on("a", ({ n }) => {
      seen.push(`client ${n}`);
      if (n === 1) room.fire("b", { n: 3 });
    });
    room.on("b", ({ n }) => seen.push(`room b ${n}`));
    forward(1);
    expect(seen).toEqual(["room 1", "client 1", "room 2", "client 2", "room b 3"]);
  });

  it("hold events back until the outermost batch is over", () => {
    const { queue, room } = pair();
    const seen: string[] = [];
    room.on("a", ({ n }) => seen.push(`a${n}`));
    expect(queue.idle).toBe(true);
    const result = queue.batch(() => {
      queue.batch(() => room.fire("a", { n: 1 }));
      expect(queue.idle).toBe(false);
      seen.push("still working");
      return "result";
    });
    expect(result).toBe("result");
    expect(seen).toEqual(["still working", "a1"]);
    expect(queue.idle).toBe(true);
  });

  it("deliver what was given before a batch threw, and go on", () => {
    const { queue, room } = pair();
    const seen: number[] = [];
    room.on("a", ({ n }) => seen.push(n));
    expect(() =>
      queue.batch(() => {
        room.fire("a", { n: 1 });
        throw new Error("work");
      }),
    ).toThrow("work");
    room.fire("a", { n: 2 });
    expect(seen).toEqual([1, 2]);
  });

  it("make nothing of an event that nobody listens to", () => {
    const { forward } = pair();
    forward(1);
    expect(log).not.toHaveBeenCalled();
  });

  it("deliver in a batch to listeners that are added while it is held", () => {
    const { queue, room } = pair();
    const seen: number[] = [];
    queue.batch(() => {
      room.fire("a", { n: 1 });
      room.on("a", ({ n }) => seen.push(n));
    });
    expect(seen).toEqual([1]);
  });

  it("are in order however many events there are", () => {
    const { queue, room } = pair();
    const seen: number[] = [];
    room.on("a", ({ n }) => seen.push(n));
    const numbers = Array.from({ length: 10_000 }, (_, n) => n);
    queue.batch(() => numbers.forEach((n) => void room.fire("a", { n })));
    expect(seen).toEqual(numbers);
  });

  it("survive a delivery that breaks its promise not to throw", () => {
    const queue = new EventQueue();
    const deliver = vi.fn();
    expect(() =>
      queue.push({
        deliver: () => {
          throw new Error("broken");
        },
      }),
    ).toThrow("broken");
    queue.push({ deliver });
    expect(deliver).toHaveBeenCalledOnce();
  });
});

describe("iterate", () => {
  const take = async (iterator: AsyncIterableIterator<{ readonly n: number }>) => {
    const seen: number[] = [];
    for await (const { n } of iterator) seen.push(n);
    return seen;
  };

  it("gives the events of one name from the call on, in order", async () => {
    const thing = new Thing();
    thing.fire("a", { n: 0 });
    const iterator = thing.iterate("a");
    thing.fire("a", { n: 1 });
    thing.fire("b", { n: 9 });
    thing.fire("a", { n: 2 });
    expect(await iterator.next()).toEqual({ done: false, value: { n: 1 } });
    expect(await iterator.next()).toEqual({ done: false, value: { n: 2 } });
    const waiting = [iterator.next(), iterator.next()];
    thing.fire("a", { n: 3 });
    thing.fire("a", { n: 4 });
    expect(await Promise.all(waiting)).toEqual([
      { done: false, value: { n: 3 } },
      { done: false, value: { n: 4 } },
    ]);
    expect(iterator[Symbol.asyncIterator]()).toBe(iterator);
  });

  it("ends with the loop that reads it, and listens no more", async () => {
    const thing = new Thing();
    const iterator = thing.iterate("a", { limit: 3 });
    for (const n of [1, 2, 3]) thing.fire("a", { n });
    for await (const { n } of iterator) if (n === 2) break;
    for (const n of [4, 5, 6, 7]) thing.fire("a", { n });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it("ends when the signal aborts, dropping what is unread", async () => {
    const thing = new Thing();
    const controller = new AbortController();
    const remove = vi.spyOn(controller.signal, "removeEventListener");
    const iterator = thing.iterate("a", { signal: controller.signal });
    const waiting = thing.iterate("a", { signal: controller.signal }).next();
    thing.fire("a", { n: 1 });
    const second = thing.iterate("a", { signal: controller.signal });
    const readers = [second.next(), second.next()];
    controller.abort();
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: false, value: { n: 1 } });
    expect(await Promise.all(readers)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
    expect(remove).toHaveBeenCalledOnce();
  });

  it("gives nothing when the signal is aborted already", async () => {
    const thing = new Thing();
    const iterator = thing.iterate("a", { signal: AbortSignal.abort() });
    thing.fire("a", { n: 1 });
    expect(await take(iterator)).toEqual([]);
  });

  it("ends when the object is disposed, after what is unread", async () => {
    const thing = new Thing();
    const iterator = thing.iterate("a");
    const waiting = thing.iterate("b");
    const reader = waiting.next();
    thing.fire("a", { n: 1 });
    thing.fire("a", { n: 2 });
    thing.end();
    thing.fire("a", { n: 3 });
    expect(await take(iterator)).toEqual([1, 2]);
    expect(await reader).toEqual({ done: true, value: undefined });
    expect(await take(thing.iterate("a"))).toEqual([]);
  });

  it("of 1 000 unread events gives all, and throws with one more, once", async () => {
    const thing = new Thing();
    const [full, over] = [thing.iterate("a"), thing.iterate("b")];
    for (let n = 0; n < 1_000; n += 1) {
      thing.fire("a", { n });
      thing.fire("b", { n });
    }
    thing.fire("b", { n: 1_000 });
    await expect(over.next()).rejects.toThrow(new RangeError("more than 1000 events wait unread"));
    expect(await over.next()).toEqual({ done: true, value: undefined });
    for (let n = 0; n < 1_000; n += 1) expect(await full.next()).toEqual({ done: false, value: { n } });
  });

  it("counts only what waits unread against the limit", async () => {
    const thing = new Thing();
    const iterator = thing.iterate("a", { limit: 2 });
    for (let n = 0; n < 10; n += 1) {
      thing.fire("a", { n });
      expect(await iterator.next()).toEqual({ done: false, value: { n } });
    }
    const reader = iterator.next();
    for (const n of [1, 2, 3]) thing.fire("a", { n });
    expect(await reader).toEqual({ done: false, value: { n: 1 } });
    thing.fire("a", { n: 4 });
    await expect(iterator.next()).rejects.toThrow(RangeError);
  });

  it.each([0, -1, 0.5, Number.NaN])("refuses the limit %d", (limit) => {
    expect(() => new Thing().iterate("a", { limit })).toThrow(new TypeError(`limit must be at least 1, not ${limit}`));
  });

  it("takes a limit of one", async () => {
    const thing = new Thing();
    const iterator = thing.iterate("a", { limit: 1 });
    thing.fire("a", { n: 1 });
    expect(await iterator.next()).toEqual({ done: false, value: { n: 1 } });
  });

  it("takes no limit at all", async () => {
    const thing = new Thing();
    const iterator = thing.iterate("a", { limit: Number.POSITIVE_INFINITY });
    for (let n = 0; n < 5_000; n += 1) thing.fire("a", { n });
    thing.end();
    expect(await take(iterator)).toHaveLength(5_000);
  });

  it("of error counts as listening to it", async () => {
    const thing = new Thing();
    const iterator = thing.iterate("error");
    thing.report("bug", "a");
    expect(await iterator.next()).toEqual({ done: false, value: { error: "bug", event: "a" } });
    expect(log).not.toHaveBeenCalled();
  });
});

describe("dispose", () => {
  it("lets the events before it through, drops those after it, and still reports errors", () => {
    const thing = new Thing();
    const seen: unknown[] = [];
    thing.on("a", ({ n }) => {
      seen.push(n);
      if (n === 1) {
        thing.fire("a", { n: 2 });
        thing.end();
        thing.fire("a", { n: 3 });
      }
    });
    thing.fire("a", { n: 1 });
    thing.fire("a", { n: 4 });
    expect(seen).toEqual([1, 2]);
    thing.report("late", "a");
    expect(log.mock.calls).toEqual([["late"]]);
  });
});
