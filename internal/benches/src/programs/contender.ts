import { contenderNamed } from "../contenders/all.ts";
import { cpuOf } from "../measure/cpu.ts";
import { report } from "../measure/report.ts";
import { assertTrue, feed, prepare } from "../measure/session.ts";
import { pieces } from "../stream/piece.ts";
import { workloadOf } from "../workloads/all.ts";

const [name = "", kind = "", count = "0"] = process.argv.slice(2);
const contender = await contenderNamed(name);
const workload = workloadOf(kind, Number(count));

/** Microseconds of CPU for all stanzas, entering included. */
async function round(): Promise<number> {
  const prepared = await prepare(contender, workload);
  const parts = pieces(workload.stanzas, 500);
  const cpu = await cpuOf(async () => {
    for (const piece of parts) await feed(prepared.session, piece);
  });
  await assertTrue(prepared);
  return cpu;
}

await round(); // everything is compiled
report({ perStanza: (await round()) / workload.stanzas.length });
