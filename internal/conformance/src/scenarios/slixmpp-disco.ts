import { createDisco } from "@xeps/xep-0030";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const slixmppDisco: Scenario = {
  title: "python3-slixmpp learns from us what we support, and we from it",
  section: "interop, XEP-0030 §3",
  needs: "slixmpp",
  async run(world) {
    const [juliet, agent] = await Promise.all([world.guest("juliet"), world.slixmpp("romeo")]);
    const disco = createDisco(juliet.entity);
    disco.addFeature("urn:example:poetry");
    const { features } = await agent.run("disco", { jid: juliet.jid });
    expect(features).toEqual(expect.arrayContaining(["urn:example:poetry", "http://jabber.org/protocol/muc"]));
    const theirs = await disco.getInfo(agent.jid);
    expect(theirs.identities).toMatchObject([{ category: "client" }]);
    expect(theirs.features).toEqual(expect.arrayContaining(["http://jabber.org/protocol/disco#info"]));
    const jid = world.roomJid();
    await juliet.muc.join(jid, "Juliet");
    const room = await agent.run("disco", { jid });
    expect(room.features).toContain("http://jabber.org/protocol/muc");
    expect(await disco.supports(jid, "http://jabber.org/protocol/muc")).toBe(true);
  },
};
