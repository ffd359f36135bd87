import { buildElement } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const roomThatVanishes: Scenario = {
  title: "a room that vanishes without a word is missed when it is silent, and joined again",
  section: "XEP-0410 §3",
  needs: "rooms-that-vanish",
  async run(world) {
    const juliet = await world.guest("juliet");
    const romeo = await world.guest("romeo", {
      selfPing: { afterSilence: 500 },
      rejoin: { minDelay: 50, maxDelay: 1_000 },
    });
    const jid = world.roomJid();
    await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");
    const out = next(his, "exit");
    const back = next(his, "rejoined");
    // The obsolete way to ask for the list of owners ends the process of the room.
    const list = buildElement("query", { xmlns: "http://jabber.org/protocol/muc#owner" }, [
      buildElement("item", { affiliation: "owner" }),
    ]);
    await juliet.entity.send(buildElement("iq", { type: "get", to: jid, id: "obsolete" }, [list]));
    expect(await out).toMatchObject({ why: { kind: "desynchronised" }, willRejoin: true });
    expect(await back).toMatchObject({ self: { nick: "Romeo" }, created: true });
    expect((await his.send("is anybody here?")).isOwn).toBe(true);
  },
};
