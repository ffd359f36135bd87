import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const subjectRights: Scenario = {
  title: "who may not change the subject is told so; once the room allows it he can, and may remove it too",
  section: "8.1, 10.2",
  async run(world) {
    const { hers, his } = await world.pair();
    await hers.setConfig({ changeSubject: false });
    await hers.setSubject("of moons");
    const refused: unknown = await his.setSubject("of roses").catch((error) => error);
    expect(refused).toMatchObject({ name: "StanzaError", condition: "forbidden" });
    expect(hers.subject?.text).toBe("of moons");

    await hers.setConfig({ changeSubject: true });
    const seen = next(hers, "subject");
    expect(await his.setSubject("of roses & <names>")).toMatchObject({ text: "of roses & <names>", setBy: "Romeo" });
    expect(await seen).toMatchObject({ text: "of roses & <names>", setBy: "Romeo" });
    expect((await his.setSubject("")).text).toBe("");
  },
};
