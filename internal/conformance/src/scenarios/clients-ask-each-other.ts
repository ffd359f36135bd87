import { createDisco, StanzaError } from "@xeps/xep-0030";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const clientsAskEachOther: Scenario = {
  title: "two clients ask each other: features, nodes, answers computed on the spot, errors",
  section: "XEP-0030 §3",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const [hers, his] = [createDisco(juliet.entity), createDisco(romeo.entity)];
    hers.addIdentity({ category: "client", type: "pc", name: "Balcony <&>" });
    const withdraw = hers.addFeature("urn:example:poetry");
    hers.addItem({ jid: juliet.jid, node: "sonnets", name: "Sonnets" });
    hers.addFeature("urn:example:rhyme", { node: "sonnets" });
    hers.handle(
      { node: "who" },
      {
        async info({ from }) {
          await hers.getInfo(world.server.domain); // an answer may take its time, and others questions
          return { node: "who", identities: [{ category: "client", type: "bot", name: from }], features: [] };
        },
        items() {
          throw new StanzaError({ condition: "forbidden", type: "auth", text: "not for you" });
        },
      },
    );
    expect(await his.getInfo(juliet.jid)).toMatchObject({
      identities: [{ category: "client", type: "pc", name: "Balcony <&>" }],
      features: expect.arrayContaining(["urn:example:poetry", "http://jabber.org/protocol/disco#info"]),
    });
    expect((await his.getItems(juliet.jid)).items).toMatchObject([
      { jid: juliet.jid, node: "sonnets", name: "Sonnets" },
    ]);
    expect(await his.supports(juliet.jid, "urn:example:rhyme", { node: "sonnets" })).toBe(true);
    const who = await his.getInfo(juliet.jid, { node: "who" });
    expect(who.identities[0]?.name).toBe(romeo.jid);
    const refused = his.getItems(juliet.jid, { node: "who" });
    await expect(refused).rejects.toMatchObject({ condition: "forbidden", type: "auth", text: "not for you" });
    await expect(his.getInfo(juliet.jid, { node: "unknown" })).rejects.toMatchObject({ condition: "item-not-found" });
    withdraw();
    expect(await his.supports(juliet.jid, "urn:example:poetry")).toBe(false);
    expect(await hers.hasIdentity(romeo.jid, { category: "client", type: "bot" })).toBe(true);
  },
};
