import type { XmppServer } from "@xeps-internal/test-support";
import { afterAll, beforeAll, describe, it } from "vitest";
import { scenarios } from "./scenarios/index.ts";
import { services } from "./services.ts";
import { World } from "./world.ts";

for (const { name, start } of services()) {
  describe(`on ${name}`, () => {
    let server: XmppServer;

    beforeAll(async () => {
      server = await start();
    });

    afterAll(async () => {
      await server?.stop();
    });

    for (const { title, section, run } of scenarios) {
      it(`${title} (XEP-0045 §${section})`, async () => {
        const world = new World(server);
        try {
          await run(world);
        } finally {
          await world.close();
        }
      });
    }
  });
}
