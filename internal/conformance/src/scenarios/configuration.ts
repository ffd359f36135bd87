import { FormError } from "@xeps/xep-0004";
import { expect } from "vitest";
import { findField } from "../find-field.ts";
import { next, record } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const configuration: Scenario = {
  title: "an owner changes the configuration, and everybody learns that it has changed; what is not named stays",
  section: "10.2, 6.4",
  async run(world) {
    const { juliet, hers, his } = await world.pair();
    await expect(his.getConfig()).rejects.toMatchObject({ condition: "forbidden" });
    const [told, toldMe] = [next(his, "configChange"), next(hers, "configChange")];
    await hers.setConfig({ roomName: "Garden", roomDesc: "moonlit" });
    expect((await told).statusCodes).toContain(104);
    expect((await toldMe).statusCodes).toContain(104);
    const form = await hers.getConfig();
    expect(findField(form, "muc#roomconfig_roomname").values).toEqual(["Garden"]);
    await hers.setConfig({ publicRoom: false }, { form });
    expect(await his.getInfo()).toMatchObject({ name: "Garden", description: "moonlit", public: false });

    let sent = 0;
    const count = () => sent++;
    juliet.entity.on("send", count);
    const unknown = hers.setConfig({ roomName: "Vault" }, { form, fields: { "muc#roomconfig_nosuch": "1" } });
    await expect(unknown).rejects.toBeInstanceOf(FormError);
    expect(sent).toBe(0);
    juliet.entity.removeListener("send", count);

    const heard = record(his, "configChange", "exit");
    await hers.cancelConfig();
    expect((await his.getInfo()).name).toBe("Garden");
    expect(heard).toEqual([]);
    const forged = his.setConfig({ roomName: "Mine" }, { form });
    await expect(forged).rejects.toMatchObject({ name: "StanzaError", condition: "forbidden" });
  },
};
