import { parseArgs } from "node:util";
import { findServers, type ServerKind } from "@xeps-internal/test-support";
import { type Campaign, campaign, recoveries } from "./campaign.ts";

// npm run cuts -- [--every 1] [--service prosody,ejabberd] [--stream resumed,refused,fresh] [--lanes 8]
const { values } = parseArgs({
  options: {
    every: { type: "string", default: "1" },
    service: { type: "string" },
    stream: { type: "string" },
    lanes: { type: "string", default: "8" },
  },
});
const { found, missing } = findServers();
if (missing.length > 0) console.error(`not installed, so not cut: ${missing.join(", ")}`);
const wanted = values.service?.split(",");
const kinds: readonly ServerKind[] = found.filter(({ name }) => !wanted || wanted.includes(name));

const campaigns: Campaign[] = [];
for (const kind of kinds) {
  const server = await kind.start();
  for (const recovery of recoveries.filter((one) => !values.stream || values.stream.split(",").includes(one))) {
    const onVisit = (done: number, all: number) => {
      if (done % 100 === 0) console.error(`${kind.name}, ${recovery}: ${done} of ${all}`);
    };
    const onFailure = (failure: string) => console.error(`${kind.name}, ${recovery}: ${failure}`);
    campaigns.push(
      await campaign(server, {
        recovery,
        every: Number(values.every),
        lanes: Number(values.lanes),
        onVisit,
        onFailure,
      }),
    );
  }
  await server.stop();
}
console.log("server    stream    visits  cut   failures  seconds");
for (const { server, recovery, visits, cut, failures, seconds } of campaigns) {
  const columns = [server.padEnd(9), recovery.padEnd(9), String(visits).padEnd(7), String(cut).padEnd(5)];
  console.log([...columns, String(failures.length).padEnd(9), seconds.toFixed(0)].join(" "));
}
process.exit(campaigns.every(({ failures }) => failures.length === 0) ? 0 : 1);
