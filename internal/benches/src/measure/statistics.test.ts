import { expect, it } from "vitest";
import { exponent, median } from "./statistics.ts";

it("finds the middle, and the mean of the two where there is none", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 100])).toBe(3);
});

it("tells linear from quadratic growth", () => {
  const sizes = [10, 20, 40, 80];
  expect(exponent(sizes.map((size) => [size, 3 * size]))).toBeCloseTo(1);
  expect(exponent(sizes.map((size) => [size, size * size]))).toBeCloseTo(2);
});
