import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const registrationApproval: Scenario = {
  title: "who registers with a room waits for an admin, who lets him",
  section: "9.9",
  needs: "registration-approval",
  async run(world) {
    const { romeo, hers, his } = await world.pair();
    const asked = next(hers, "registrationRequest");
    await his.register({ "muc#register_roomnick": "Romeo" });
    const { form } = await asked;
    const made = next(his, "occupantChange", ({ after }) => after.affiliation === "member");
    await hers.answerRegistration(form, true);
    expect((await made).after.nick).toBe("Romeo");
    expect((await hers.getAffiliations("member")).map(({ jid }) => jid)).toEqual([romeo.account]);
  },
};
