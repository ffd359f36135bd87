import { contenderNamed } from "../contenders/all.ts";
import { cpuOf } from "../measure/cpu.ts";
import { report } from "../measure/report.ts";
import { assertTrue, feed, prepare } from "../measure/session.ts";
import { median } from "../measure/statistics.ts";
import { pieces } from "../stream/piece.ts";
import { workloadOf } from "../workloads/all.ts";

const [baseName = "", name = "", kind = "", count = "0", perSlice = "100"] = process.argv.slice(2);
const base = await contenderNamed(baseName);
const contender = await contenderNamed(name);
const workload = workloadOf(kind, Number(count));
const slices = pieces(workload.stanzas, Number(perSlice));

/** The two in turn, slice by slice, who is first changing: whatever else the machine does meets both. */
async function round(): Promise<readonly number[]> {
  const a = await prepare(base, workload);
  const b = await prepare(contender, workload);
  const ratios: number[] = [];
  for (const [index, slice] of slices.entries()) {
    const ofBase = () => cpuOf(() => feed(a.session, slice));
    const ofContender = () => cpuOf(() => feed(b.session, slice));
    const [first, second] = index % 2 === 0 ? [ofBase, ofContender] : [ofContender, ofBase];
    const [x, y] = [await first(), await second()];
    ratios.push(index % 2 === 0 ? y / x : x / y);
  }
  await assertTrue(a);
  await assertTrue(b);
  return ratios;
}

await round(); // everything is compiled
const ratios = await round();
report({ ratio: median(ratios), slices: ratios.length });
