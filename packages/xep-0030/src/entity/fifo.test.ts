import { laws } from "@xeps-internal/test-kit";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Fifo } from "./fifo.ts";

it("gives back what was put in, in that order, whatever was done in between", () => {
  const steps = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant("push") }, fc.constantFrom("shift", "clear")), {
    maxLength: 600,
  });
  fc.assert(
    fc.property(steps, (list) => {
      const fifo = new Fifo<number>();
      let model: number[] = [];
      for (const [index, step] of list.entries()) {
        if (step === "push") fifo.push(model[model.push(index) - 1] as number);
        else if (step === "shift") expect(fifo.shift()).toBe(model.shift());
        else if (index % 50 === 0) {
          fifo.clear();
          model = [];
        }
        expect(fifo.size).toBe(model.length);
      }
    }),
    laws,
  );
});

it("goes on after many were waiting", () => {
  const fifo = new Fifo<number>();
  for (let at = 0; at < 10_000; at += 1) fifo.push(at);
  for (let at = 0; at < 10_000; at += 1) expect(fifo.shift()).toBe(at);
  expect(fifo.shift()).toBeUndefined();
  fifo.push(1);
  expect(fifo.shift()).toBe(1);
});
