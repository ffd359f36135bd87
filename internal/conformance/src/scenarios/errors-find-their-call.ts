import { expect } from "vitest";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const errorsFindTheirCall: Scenario = {
  title: "a refusal rejects the call that it answers, and no other one",
  section: "7.4, 7.5, 8.4",
  async run(world) {
    const { hers, his } = await world.pair();
    await hers.setConfig({ moderatedRoom: true });
    await hers.setRole("Romeo", "visitor");
    const errors = record(his, "messageError");
    const lost = next(his, "messageError");
    const outcomes = await Promise.allSettled([
      his.send("one"),
      his.sendPrivate("Nobody", { id: "to-nobody", body: "psst" }),
      his.setSubject("two"),
      his.getRoles("visitor"),
      his.ping(),
    ]);
    const why = (index: number) => (outcomes[index] as PromiseRejectedResult).reason;
    expect(why(0)).toMatchObject({ name: "StanzaError", condition: "forbidden" });
    expect(outcomes[1]?.status).toBe("fulfilled");
    expect(why(2)).toMatchObject({ name: "StanzaError", condition: "forbidden" });
    expect(why(3)).toMatchObject({ name: "StanzaError", condition: "forbidden" });
    expect(outcomes[4]).toMatchObject({ value: "joined" });
    expect(await lost).toMatchObject({ id: "to-nobody" });
    expect(errors).toHaveLength(1);
    expect(his.state).toBe("joined");
  },
};
