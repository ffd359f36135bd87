import { buildStanzaError } from "@xeps/xep-0030";
import { buildElement } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const removalByError: Scenario = {
  title:
    "who answers a message of the room with an error is put out and learns it, whatever the service says of the cause, " +
    "and comes back",
  section: "11.1",
  needs: "removal-by-error",
  async run(world) {
    const { romeo, jid, hers, his } = await world.pair();
    const out = next(his, "exit");
    const back = next(his, "rejoined");
    const gone = next(hers, "occupantLeave");
    const error = buildStanzaError({ condition: "recipient-unavailable", type: "wait" });
    await romeo.entity.send(buildElement("message", { type: "error", to: `${jid}/Juliet` }, [error]));
    const { why } = await out;
    expect(["technical-problem", "unknown"]).toContain(why.kind);
    expect((await gone).occupant.nick).toBe("Romeo");
    expect((await back).self.nick).toBe("Romeo");
    expect([...his.occupants.keys()].sort()).toEqual(["Juliet", "Romeo"]);
  },
};
