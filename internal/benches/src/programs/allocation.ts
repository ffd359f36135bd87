import { getHeapSpaceStatistics } from "node:v8";
import { contenderNamed } from "../contenders/all.ts";
import type { Contender } from "../contenders/contender.ts";
import { report } from "../measure/report.ts";
import { assertTrue, feed, type Prepared, prepare } from "../measure/session.ts";
import { type Piece, pieces } from "../stream/piece.ts";
import { workloadOf } from "../workloads/all.ts";

const [names = "", kind = "", count = "0"] = process.argv.slice(2);
const workload = workloadOf(kind, Number(count));
const contenders = await Promise.all(names.split(",").map(contenderNamed));

/** Bytes in the nursery: what programs allocate, garbage included, and nothing of the compiler's. */
function nursery(): number {
  return getHeapSpaceStatistics().reduce((sum, { space_name, space_used_size }) => {
    return sum + (space_name === "new_space" || space_name === "new_large_object_space" ? space_used_size : 0);
  }, 0);
}

async function allocatedBy({ session }: Prepared, piece: Piece): Promise<number> {
  const before = nursery();
  await feed(session, piece);
  const bytes = nursery() - before;
  if (bytes < 0) throw new Error("the nursery was emptied meanwhile");
  return bytes;
}

/** All contenders in turn, piece by piece: what they share is compiled alike for them. */
async function round(): Promise<readonly number[]> {
  const prepared: Prepared[] = [];
  for (const contender of contenders) prepared.push(await prepare(contender as Contender, workload));
  const bytes = prepared.map(() => 0);
  globalThis.gc?.();
  for (const piece of pieces(workload.stanzas, 500)) {
    for (const [index, one] of prepared.entries()) bytes[index] = (bytes[index] ?? 0) + (await allocatedBy(one, piece));
  }
  for (const one of prepared) await assertTrue(one);
  return bytes.map((sum) => sum / workload.stanzas.length);
}

// Compiled code allocates less than what is interpreted, and the compiler is done when nothing changes any more.
for (let warmUp = 0; warmUp < 4; warmUp += 1) await round();
report(await round());
