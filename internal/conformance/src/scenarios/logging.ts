import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

/** What services call it: by the registry, Prosody, ejabberd. */
const FIELDS = ["muc#roomconfig_enablelogging", "muc#roomconfig_enablearchiving", "mam"];

export const logging: Scenario = {
  title: "people in a room learn that it is logged from now on, or no longer",
  section: "10.2.1, 7.2.12",
  async run(world) {
    const { hers, his } = await world.pair();
    const form = await hers.getConfig();
    const field = form.fields.find(({ var: name }) => name !== undefined && FIELDS.includes(name));
    const isLogged = field?.values[0] === "1" || field?.values[0] === "true";
    const { saysLogging } = world.profile;
    for (const log of [!isLogged, isLogged]) {
      const told = next(his, "configChange");
      await hers.setConfig({}, { fields: { [field?.var ?? "no field for it"]: log } });
      expect((await told).statusCodes).toContain(saysLogging ? (log ? 170 : 171) : 104);
    }
  },
};
