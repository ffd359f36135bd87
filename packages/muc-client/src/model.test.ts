import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { commands } from "./test/model/commands.ts";
import { faultsAfter } from "./test/model/invariants.ts";
import { quirks } from "./test/model/quirks.ts";
import { World } from "./test/model/world.ts";

/** How many stories are told; `XEPS_STORIES` says another number. */
const numRuns = Number(process.env.XEPS_STORIES ?? 300);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it(
  `whatever happens, client and service agree in the end (${numRuns} stories)`,
  async () => {
    const story = fc.asyncProperty(quirks, commands, async (service, events) => {
      const world = new World(service);
      await world.begin();
      await fc.asyncModelRun(() => ({ model: {}, real: world }), events);
      expect(await faultsAfter(world)).toEqual([]);
    });
    await fc.assert(
      story.afterEach(() => {
        vi.clearAllTimers();
      }),
      { numRuns },
    );
  },
  120_000 + numRuns * 500, // for what hangs, not a measure
);
