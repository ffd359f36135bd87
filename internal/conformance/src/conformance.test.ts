import { hasSlixmpp, type XmppServer } from "@xeps-internal/test-support";
import { afterAll, beforeAll, describe, it } from "vitest";
import { profiles } from "./profiles.ts";
import type { Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios/index.ts";
import { services } from "./services.ts";
import { type Outcome, table } from "./table.ts";
import { World } from "./world.ts";

const outcomes = new Map<string, Map<Scenario, Outcome>>();

afterAll(() => {
  process.stdout.write(`\n${table(outcomes)}\n`);
});

for (const { name, start } of services()) {
  const ofService = new Map<Scenario, Outcome>();
  outcomes.set(name, ofService);

  describe(`on ${name}`, () => {
    let server: XmppServer;

    beforeAll(async () => {
      server = await start();
    });

    afterAll(async () => {
      await server?.stop();
    });

    for (const scenario of scenarios) {
      const { title, section, needs } = scenario;
      it(`${title} (${section.startsWith("X") || section === "interop" ? "" : "XEP-0045 §"}${section})`, async (context) => {
        const why = needs && (profiles[name].lacks[needs] ?? (needs === "slixmpp" ? withoutSlixmpp() : undefined));
        if (why !== undefined) {
          ofService.set(scenario, { notOffered: why });
          context.skip(`not offered: ${why}`);
        }
        ofService.set(scenario, "failed");
        const world = new World(server, profiles[name]);
        try {
          await scenario.run(world);
          ofService.set(scenario, "ok");
        } finally {
          await world.close();
        }
      });
    }
  });
}

function withoutSlixmpp(): string | undefined {
  return hasSlixmpp() ? undefined : "python3-slixmpp is not installed";
}
