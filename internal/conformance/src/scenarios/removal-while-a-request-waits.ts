import { attributeOf } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { lose } from "../lose.ts";
import type { Scenario } from "../scenario.ts";

export const removalWhileARequestWaits: Scenario = {
  title: "a call that waits for the room's answer rejects when we are put out before it comes",
  section: "8.2, 10.9",
  async run(world) {
    const { romeo, jid, hers, his } = await world.pair();
    await his.getInfo(); // so that nothing else of the room is under way
    const lost = lose(romeo.entity, ({ name, attrs }) => name === "iq" && attrs.from === jid);
    const waiting = his.getAllowedTraffic({ timeout: Number.POSITIVE_INFINITY }).catch((error) => error);
    expect(attributeOf(await lost, "from")).toBe(jid);
    await hers.kick("Romeo", { reason: "now" });
    expect(await waiting).toMatchObject({ name: "RoomError", room: jid, why: { kind: "kicked", reason: "now" } });

    await his.join("Romeo");
    await his.getInfo();
    const again = lose(romeo.entity, ({ name, attrs }) => name === "iq" && attrs.from === jid);
    const asking = his.getAllowedTraffic({ timeout: Number.POSITIVE_INFINITY }).catch((error) => error);
    await again;
    await hers.destroy({ reason: "over" });
    expect(await asking).toMatchObject({ name: "RoomError", why: { kind: "destroyed", destroy: { reason: "over" } } });
  },
};
