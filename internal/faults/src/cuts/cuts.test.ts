import { findServers, type ServerKind, startService, type XmppServer } from "@xeps-internal/test-support";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaign, recoveries } from "./campaign.ts";
import { cutsOf } from "./cut.ts";

const { found, missing } = findServers();
if (missing.length > 0) process.stderr.write(`not installed, so not cut here: ${missing.join(", ")}\n`);

it("cuts behind every stanza and every 16th byte, in both directions", () => {
  const extent = { toServer: { bytes: 33, stanzas: 1 }, toClient: { bytes: 15, stanzas: 2 } };
  expect(cutsOf(extent)).toEqual([
    { direction: "toServer", after: { stanzas: 1 } },
    { direction: "toServer", after: { bytes: 16 } },
    { direction: "toServer", after: { bytes: 32 } },
    { direction: "toClient", after: { stanzas: 1 } },
    { direction: "toClient", after: { stanzas: 2 } },
  ]);
});

// Every 32nd cut; `npm run cuts` makes all of them.
describe.each<ServerKind>([{ name: "memory", start: () => startService() }, ...found])(
  "on $name",
  ({ name, start }) => {
    let server: XmppServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(async () => {
      await server?.stop();
    });

    // The embedded service manages no streams.
    it.each(name === "memory" ? (["fresh"] as const) : recoveries)(
      "joins, configures, talks and leaves, wherever the stream is cut: %s",
      async (recovery) => {
        const { visits, cut, failures } = await campaign(server, { recovery, every: 32 });
        expect(failures).toEqual([]);
        expect(visits).toBeGreaterThan(20);
        expect(cut).toBeGreaterThan(visits * 0.9);
      },
    );
  },
);
