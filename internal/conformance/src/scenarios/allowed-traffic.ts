import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const allowedTraffic: Scenario = {
  title: "who asks a room what it lets through is told, or that it has no such list",
  section: "18.1.1",
  async run(world) {
    const { hers } = await world.pair();
    expect(await hers.getAllowedTraffic()).toEqual(world.profile.allowedTraffic);
  },
};
