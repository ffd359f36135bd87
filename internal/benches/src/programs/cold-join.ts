import { contenderNamed } from "../contenders/all.ts";
import { report } from "../measure/report.ts";
import { assertTrue, feed, prepare } from "../measure/session.ts";
import { pieces } from "../stream/piece.ts";
import { workloadOf } from "../workloads/all.ts";

// The process from its start to the resolved join, nothing compiled before; and the most memory it had.
const [name = "", size = "1000"] = process.argv.slice(2);
const contender = await contenderNamed(name);
const workload = workloadOf("join", Number(size));
const parts = pieces(workload.stanzas, 500);
const start = process.cpuUsage();
const prepared = await prepare(contender, workload);
for (const piece of parts) await feed(prepared.session, piece);
await assertTrue(prepared);
const { user, system } = process.cpuUsage(start);
report({ cpu: user + system, peak: process.resourceUsage().maxRSS * 1_024 });
