import { createDisco } from "@xeps/xep-0030";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const componentAnswersPerAddress: Scenario = {
  title: "a component answers for each of its addresses, and asks from any of them",
  section: "XEP-0114 §3, XEP-0030 §3",
  needs: "components",
  async run(world) {
    const [juliet, component] = await Promise.all([world.guest("juliet"), world.component()]);
    const { domain } = component;
    const bridge = createDisco(component.entity, { identity: { category: "gateway", type: "irc" } });
    const heath = `heath@${domain}`;
    bridge.addIdentity({ category: "conference", type: "irc", name: "Heath" }, { jid: heath });
    bridge.addFeature("urn:example:storm", { jid: heath });
    bridge.addItem({ jid: heath, name: "Heath" }, { jid: domain });
    bridge.handle(
      { jid: heath, node: "hour" },
      { info: ({ to, from }) => ({ node: "hour", identities: [], features: [`urn:example:${to}`, `urn:x:${from}`] }) },
    );
    const hers = createDisco(juliet.entity);
    expect((await hers.getInfo(domain)).identities).toMatchObject([{ category: "gateway", type: "irc" }]);
    expect((await hers.getInfo(heath)).identities).toMatchObject([{ category: "conference", name: "Heath" }]);
    expect(await hers.supports(heath, "urn:example:storm")).toBe(true);
    expect(await hers.supports(domain, "urn:example:storm")).toBe(false);
    expect((await hers.getItems(domain)).items.map(({ jid }) => jid)).toEqual([heath]);
    const { features } = await hers.getInfo(heath, { node: "hour" });
    expect(features).toEqual(expect.arrayContaining([`urn:example:${heath}`, `urn:x:${juliet.jid}`]));
    await expect(hers.getInfo(domain, { node: "hour" })).rejects.toMatchObject({ condition: "item-not-found" });

    hers.handle({ node: "who" }, { info: ({ from }) => ({ node: "who", identities: [], features: [from] }) });
    const asked = await bridge.getInfo(juliet.jid, { node: "who", from: `moor@${domain}` });
    expect(asked.features).toContain(`moor@${domain}`);
    bridge.dispose();
  },
};
