import { bareOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const refusedInvitation: Scenario = {
  title: "an invitation from person to person that reaches nobody is told to the room that it was for",
  section: "7.8",
  async run(world) {
    const { jid, hers } = await world.pair();
    const refused = next(hers, "messageError");
    await hers.invite(`nobody@${world.server.domain}`, { kind: "direct" });
    const { room, error } = await refused;
    expect([room.jid, error.name]).toEqual([jid, "StanzaError"]);
    expect(bareOf(error.stanza?.attrs.from)).toBe(`nobody@${world.server.domain}`);
  },
};
