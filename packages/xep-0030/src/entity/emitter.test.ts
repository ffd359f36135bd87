import { nextTurn } from "@xeps-internal/test-kit";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { type Events, Thing } from "../test/thing.ts";
import type { TypedEmitter } from "./index.ts";

let log: MockInstance<typeof console.error>;
beforeEach(() => {
  log = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => void log.mockRestore());

describe("listeners", () => {
  it("are called in order of registration, synchronously, with the one object", () => {
    const thing: Thing & TypedEmitter<Events> = new Thing();
    const seen: unknown[] = [];
    const returned = thing.on("a", (event) => seen.push(["first", event])).on("b", () => seen.push("b"));
    thing.on("a", (event) => seen.push(["second", event]));
    const event = { n: 1 };
    thing.fire("a", event);
    expect(seen).toEqual([
      ["first", event],
      ["second", event],
    ]);
    expect(returned).toBe(thing);
  });

  it("are called as often as they were added, and removed one by one, the latest first", () => {
    const thing = new Thing();
    const seen: string[] = [];
    const twice = () => seen.push("twice");
    thing
      .on("a", twice)
      .on("a", () => seen.push("between"))
      .on("a", twice);
    thing.fire("a", { n: 1 });
    thing.off("a", twice).fire("a", { n: 2 });
    thing.off("a", twice).fire("a", { n: 3 });
    thing.off("a", twice).off("b", twice).fire("a", { n: 4 });
    expect(seen).toEqual(["twice", "between", "twice", "twice", "between", "between", "between"]);
  });

  it("of once are called once, even when they cause the same event", () => {
    const thing = new Thing();
    const seen: number[] = [];
    expect(
      thing.once("a", ({ n }) => {
        seen.push(n);
        thing.fire("a", { n: n + 1 });
      }),
    ).toBe(thing);
    thing.fire("a", { n: 1 });
    thing.fire("a", { n: 5 });
    expect(seen).toEqual([1]);
  });

  it("of once can be removed before", () => {
    const thing = new Thing();
    const listener = vi.fn();
    thing.once("a", listener).off("a", listener).fire("a", { n: 1 });
    expect(listener).not.toHaveBeenCalled();
  });

  it("are known to be there until the last is removed, whatever the event", () => {
    const thing = new Thing();
    const [first, second] = [vi.fn(), vi.fn()];
    expect(thing.isHeard).toBe(false);
    thing.on("a", first).on("a", second).once("b", first);
    thing.off("a", first).off("a", second);
    expect(thing.isHeard).toBe(true);
    thing.fire("b", { n: 1 });
    expect(thing.isHeard).toBe(false);
  });

  it("that remove themselves or others, or add some, disturb nobody", () => {
    const thing = new Thing();
    const seen: string[] = [];
    const removed = () => seen.push("removed");
    const self = () => {
      seen.push("self");
      thing.off("a", self).off("a", removed);
      thing.on("a", () => seen.push("added"));
    };
    thing
      .on("a", self)
      .on("a", () => seen.push("other"))
      .on("a", removed)
      .on("a", () => seen.push("last"));
    thing.fire("a", { n: 1 });
    expect(seen).toEqual(["self", "other", "last"]);
    thing.fire("a", { n: 2 });
    expect(seen.slice(3)).toEqual(["other", "last", "added"]);
  });

  it("see what another listener caused after all have seen the current event, and in order", () => {
    const thing = new Thing();
    const seen: string[] = [];
    thing.on("a", ({ n }) => {
      seen.push(`first a${n}`);
      if (n === 1) {
        thing.fire("b", { n: 1 });
        thing.fire("a", { n: 2 });
        seen.push("caused");
      }
    });
    thing.on("a", ({ n }) => seen.push(`second a${n}`));
    thing.on("b", ({ n }) => seen.push(`b${n}`));
    thing.fire("a", { n: 1 });
    expect(seen).toEqual(["first a1", "caused", "second a1", "b1", "first a2", "second a2"]);
  });

  it("see what was caused before they were added, if it is delivered after", () => {
    const thing = new Thing();
    const seen: string[] = [];
    thing.on("a", () => {
      thing.fire("b", { n: 1 });
      thing.once("b", ({ n }) => seen.push(`b${n}`));
    });
    thing.fire("a", { n: 1 });
    expect(seen).toEqual(["b1"]);
  });
});

describe("a listener that fails", () => {
  const error = new Error("bug");

  it("by throwing is reported once, as error of the emitter, after all have seen the event", () => {
    const thing = new Thing();
    const seen: unknown[] = [];
    thing.on("error", (event) => seen.push(event));
    thing.on("a", () => {
      throw error;
    });
    thing.on("a", () => seen.push("other"));
    thing.fire("a", { n: 1 });
    expect(seen).toEqual(["other", { error, event: "a" }]);
    expect(log).not.toHaveBeenCalled();
  });

  it("by rejecting is reported once, and nobody waits for it", async () => {
    const thing = new Thing();
    const seen: unknown[] = [];
    thing.on("error", (event) => seen.push(event));
    thing.on("a", async () => {
      await nextTurn();
      throw error;
    });
    thing.on("a", () => Promise.resolve(1));
    // biome-ignore lint/suspicious/noThenProperty: no promise at all
    thing.on("a", () => ({ then: 1 }));
    // biome-ignore lint/suspicious/noThenProperty: a foreign promise
    thing.on("b", () => ({ then: (_: unknown, reject: (error: unknown) => void) => reject("foreign") }));
    thing.fire("a", { n: 1 });
    thing.fire("b", { n: 1 });
    expect(seen).toEqual([]);
    await nextTurn();
    await nextTurn();
    expect(seen).toEqual([
      { error: "foreign", event: "b" },
      { error, event: "a" },
    ]);
    expect(log).not.toHaveBeenCalled();
  });

  it("is reported with console.error where nobody listens to error", async () => {
    const thing = new Thing();
    thing.on("a", () => {
      throw error;
    });
    thing.on("a", () => Promise.reject("later"));
    expect(() => thing.fire("a", { n: 1 })).not.toThrow();
    expect(log.mock.calls).toEqual([[error]]);
    await nextTurn();
    expect(log.mock.calls).toEqual([[error], ["later"]]);
  });

  it("on error itself is reported with console.error, and does not loop", async () => {
    const thing = new Thing();
    const second = vi.fn();
    thing.on("error", () => {
      throw error;
    });
    thing.on("error", () => Promise.reject("rejected"));
    thing.on("error", second);
    thing.report("original", "x");
    expect(second.mock.calls).toEqual([[{ error: "original", event: "x" }]]);
    await nextTurn();
    expect(log.mock.calls).toEqual([[error], ["rejected"]]);
  });

  it("keeps the queue going", () => {
    const thing = new Thing();
    const seen = vi.fn();
    thing.on("a", () => {
      thing.fire("b", { n: 1 });
      throw error;
    });
    thing.on("b", seen);
    thing.fire("a", { n: 1 });
    thing.fire("a", { n: 1 });
    expect(seen).toHaveBeenCalledTimes(2);
  });
});
