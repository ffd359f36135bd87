import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const severalAffiliationsAtOnce: Scenario = {
  title:
    "several affiliations are changed in one call, of people who are absent too; one that is refused stops no other",
  section: "9.2, 9.5",
  async run(world) {
    const { juliet, romeo, hers, his } = await world.pair();
    await hers.setAffiliation(romeo.account, "admin");
    const nurse = await world.guest("nurse");
    const results = await his.setAffiliations([
      { jid: nurse.account, affiliation: "member", reason: "of the house" },
      { jid: juliet.account, affiliation: "none" },
      { jid: "tybalt@elsewhere.example", affiliation: "outcast" },
    ]);
    expect(results.map(({ error }) => error?.name)).toEqual([undefined, "StanzaError", undefined]);
    expect((await his.getAffiliations("member")).map(({ jid }) => jid)).toEqual([nurse.account]);
    expect((await his.getAffiliations("outcast")).map(({ jid }) => jid)).toEqual(["tybalt@elsewhere.example"]);
    expect((await hers.getAffiliations("owner")).map(({ jid }) => jid)).toEqual([juliet.account]);
  },
};
