import { complaints, nextTurn } from "@xeps-internal/test-kit";
import { describe, expect, it, vi } from "vitest";
import { onAbort } from "./index.ts";

function watched() {
  const controller = new AbortController();
  const { signal } = controller;
  const add = vi.spyOn(signal, "addEventListener");
  const remove = vi.spyOn(signal, "removeEventListener");
  return { controller, signal, listeners: () => add.mock.calls.length - remove.mock.calls.length, add };
}

describe("onAbort", () => {
  it("calls everybody once, in order, with one listener on the signal", async () => {
    const warnings = complaints();
    const { controller, signal, listeners, add } = watched();
    const seen: number[] = [];
    for (let index = 0; index < 20; index += 1) onAbort(signal, () => seen.push(index));
    expect(add).toHaveBeenCalledOnce();
    controller.abort();
    controller.abort();
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(listeners()).toBe(0);
    await nextTurn();
    expect(warnings).toEqual([]);
  });

  it("does not call who waits no more, and leaves nothing on the signal", () => {
    const { controller, signal, listeners } = watched();
    const [first, second, third] = [vi.fn(), vi.fn(), vi.fn()];
    const stop = onAbort(signal, first);
    const stopSecond = onAbort(signal, second);
    stop();
    stop();
    expect(listeners()).toBe(1);
    stopSecond();
    expect(listeners()).toBe(0);
    onAbort(signal, third);
    stop();
    stopSecond();
    expect(listeners()).toBe(1);
    controller.abort();
    expect([first, second, third].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 1]);
    expect(listeners()).toBe(0);
  });

  it("keeps callbacks apart that are the same function", () => {
    const { controller, signal } = watched();
    const callback = vi.fn();
    const stop = onAbort(signal, callback);
    onAbort(signal, callback);
    stop();
    controller.abort();
    expect(callback).toHaveBeenCalledOnce();
  });

  it("does not call whose waiting another callback ends", () => {
    const { controller, signal, listeners } = watched();
    const removals: (() => void)[] = [];
    const callback = vi.fn(() => removals.forEach((remove) => void remove()));
    removals.push(onAbort(signal, callback), onAbort(signal, callback));
    controller.abort();
    expect(callback).toHaveBeenCalledOnce();
    expect(listeners()).toBe(0);
  });

  it("without a signal waits for nothing", () => {
    expect(onAbort(undefined, () => {})).not.toThrow();
  });
});
