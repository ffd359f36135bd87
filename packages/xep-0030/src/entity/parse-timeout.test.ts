import { afterEach, describe, expect, it, vi } from "vitest";
import { parseTimeout, randomId, startTimer } from "./index.ts";

afterEach(() => void vi.useRealTimers());

describe("parseTimeout", () => {
  it.each([
    [undefined, 5],
    [1, 1],
    [0.5, 0.5],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [2_147_483_647, 2_147_483_647],
    [2_147_483_648, 2_147_483_647],
    [Number.MAX_VALUE, 2_147_483_647],
  ])("takes %d for %d ms", (timeout, expected) => {
    expect(parseTimeout(timeout, 5)).toBe(expected);
  });

  it.each([0, -0, -1, Number.NEGATIVE_INFINITY, Number.NaN, "1000", null, 5n])("refuses %s", (timeout) => {
    expect(() => parseTimeout(timeout as number, 5)).toThrow(
      new TypeError(`timeout must be a positive number of milliseconds, not ${timeout}`),
    );
  });
});

describe("startTimer", () => {
  it("calls back once, unless it is stopped", () => {
    vi.useFakeTimers();
    const [first, second] = [vi.fn(), vi.fn()];
    startTimer(10, first);
    const stop = startTimer(10, second);
    vi.advanceTimersByTime(9);
    expect(first).not.toHaveBeenCalled();
    stop();
    vi.advanceTimersByTime(100);
    expect(first).toHaveBeenCalledOnce();
    expect(second).not.toHaveBeenCalled();
  });

  it("starts no timer for Infinity", () => {
    vi.useFakeTimers();
    const stop = startTimer(Number.POSITIVE_INFINITY, () => {});
    expect(vi.getTimerCount()).toBe(0);
    expect(stop).not.toThrow();
  });
});

describe("randomId", () => {
  it("uses every one of its characters, and good randomness", () => {
    const random = vi.spyOn(crypto, "getRandomValues");
    const ids = Array.from({ length: 1_000 }, randomId);
    expect(random).toHaveBeenCalledTimes(1_000);
    expect(new Set(ids).size).toBe(1_000);
    expect(new Set(ids.join("")).size).toBe(64);
    expect(ids.every((id) => /^[\w-]{20}$/.test(id))).toBe(true);
    random.mockRestore();
  });
});
