import { contenderNamed } from "../contenders/all.ts";
import { report } from "../measure/report.ts";
import { assertTrue, feed, prepare } from "../measure/session.ts";
import { pieces } from "../stream/piece.ts";
import { workloadOf } from "../workloads/all.ts";

const [contenderName = "", kind = "", count = "0", warmUps = "4"] = process.argv.slice(2);
const contender = await contenderNamed(contenderName);
const workload = workloadOf(kind, Number(count));
const parts = pieces(workload.stanzas, 100);

/** Bytes on the heap more than before, with everything that became garbage meanwhile: the nursery is never full. */
async function allocated(): Promise<number> {
  const prepared = await prepare(contender, workload);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (const piece of parts) await feed(prepared.session, piece);
  const bytes = process.memoryUsage().heapUsed - before;
  await assertTrue(prepared);
  return bytes;
}

// The compiled code allocates less than the interpreted, so the last time counts.
for (let warmUp = 0; warmUp < Number(warmUps); warmUp += 1) await allocated();
report({ perStanza: (await allocated()) / workload.stanzas.length });
