import { attributeOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { lose } from "../lose.ts";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const selfPing: Scenario = {
  title: "the room says whether we are in, also when what it told us got lost",
  section: "XEP-0410 §3",
  async run(world) {
    const { romeo, jid, hers, his } = await world.pair();
    expect(await hers.ping()).toBe("joined");
    expect(await his.ping()).toBe("joined");

    const found = lose(romeo.entity, (stanza) => attributeOf(stanza, "from") === `${jid}/Romeo`);
    const gone = next(hers, "occupantLeave");
    await hers.kick("Romeo");
    await Promise.all([gone, found]);
    expect(his.state).toBe("joined");
    expect(await his.ping()).toBe("not-joined");
    expect(his.jid).toBe(jid);
  },
};
