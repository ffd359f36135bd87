import { expect, it } from "vitest";
import { EventQueue } from "./event-queue.ts";

it("hands on what was pushed, in its order, also what is pushed meanwhile", () => {
  const queue = new EventQueue();
  const seen: unknown[] = [];
  const last = { deliver: (event: string, payload: unknown) => seen.push(["last", event, payload]) };
  const first = {
    deliver: (event: string, payload: unknown) => {
      seen.push(["first", event, payload]);
      if (event === "a") queue.push(last, "c", undefined);
    },
  };
  queue.batch(() => {
    queue.push(first, "a", 1);
    queue.push({ deliver: () => seen.push("without either") });
    queue.push(first, "b", { n: 2 });
  });
  expect(seen).toEqual([["first", "a", 1], "without either", ["first", "b", { n: 2 }], ["last", "c", undefined]]);
});
